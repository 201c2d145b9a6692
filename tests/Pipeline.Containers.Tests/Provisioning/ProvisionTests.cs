using System.Security.Cryptography.X509Certificates;
using Pipeline.Delivery;
using Pipeline.Lab;
using Pipeline.Plans;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>
/// A bare Debian 12 becomes a machine that is deployed to: by a user of its own, with the first version of Compose, which is what Debian 12
/// has, and with a certificate that is asked for over ACME. One story, because preparing a machine takes longer than all the rest.
/// </summary>
[Collection(ExampleCollection.Name)]
public sealed class ProvisionTests(ContainerLab lab, ITestOutputHelper report)
{
    [FactNeeding(ContainerLab.Compose, LabPrograms.Pebble, LabPrograms.PackageScanner)]
    public async Task A_bare_machine_is_prepared_and_deployed_to_by_a_user_of_its_own()
    {
        await using var machine = await BareMachine.StartAsync(lab);
        var shop = new ContainerShop(lab, report, machine) { User = "deploy", Production = production => production with { SmokeTests = [] } };
        shop.Edge = new Edge { HostNames = ["shop.test"], SecurePort = shop.Port + 1000, Certificates = new Certbot("ops@shop.test") { Server = AcmeServer.Directory } };
        await using var authority = await AcmeServer.StartAsync(machine, shop.Port, "shop.test");
        await NobodyGetsInAsync(shop);

        await shop.ProvisionAsync();
        shop.Output.Lines.Should().Contain(line => line.StartsWith("The image of the edge was not pulled", StringComparison.Ordinal), "no engine runs yet");
        await machine.StartEngineAsync();
        await lab.EquipAsync(machine, BaseImage.Haproxy);
        await NothingIsLeftToDoAsync(shop, machine);
        await DeploysAndComesBackAsync(shop, machine);
        await RenewsAsync(shop, machine);
        await LossesAreMendedAsync(shop, machine);
        await shop.DisposeAsync();
    }

    private static async Task NobodyGetsInAsync(ContainerShop shop)
    {
        var failure = (await shop.Invoking(bare => bare.Host().Obstacle.Ask(default)).Should().ThrowAsync<FailureException>()).Which;
        failure.Message.Should().Contain("Permission denied");
        failure.NextSteps.Should().Contain("./build.sh Provision --environment production   # if the machine is new");

        shop.User = "root";
        (await shop.Host().Obstacle.Ask(default)).Should().BeEquivalentTo(new Obstacle($"{shop.Machines[0].Address} lacks docker", "./build.sh Provision --environment production"));
        shop.User = "deploy";
    }

    /// <summary>Asked by somebody else, who has to use sudo.</summary>
    private static async Task NothingIsLeftToDoAsync(ContainerShop shop, SshHost machine)
    {
        await BareMachine.AddAdministratorAsync(machine, "admin");
        shop.ProvisionAs = "admin";

        var plan = await shop.ProvisionAsync();

        EffectsOf(plan).Should().BeEmpty();
        (await shop.Host().Obstacle.Ask(default)).Should().BeNull();
    }

    private static async Task DeploysAndComesBackAsync(ContainerShop shop, SshHost machine)
    {
        await shop.DeployAsync("1.0.0");
        await shop.DeployAsync("1.1.0");
        (await AskAsync(shop)).Version.Should().Be("1.1.0");
        await shop.RollbackAsync();

        (await AskAsync(shop)).Version.Should().Be("1.0.0");
        shop.Journal.Intents.Should().Contain(intent => intent.Description.Contains("docker-compose --project-name", StringComparison.Ordinal))
            .And.NotContain(intent => intent.Description.Contains("docker compose", StringComparison.Ordinal));
        (await machine.RunAsync("find", shop.Home, "!", "-user", "deploy")).Should().BeEmpty();
        (await machine.RunAsync("stat", "--format", "%a", shop.Home, $"{shop.Home}/certificates/{shop.Project}.pem")).Should().Be("700\n600");
    }

    /// <summary>The edge answers the authority and takes the new certificate over while it runs.</summary>
    private static async Task RenewsAsync(ContainerShop shop, SshHost machine)
    {
        var before = await AskAsync(shop);
        var edge = await machine.DockerAsync("ps", "--quiet", "--filter", $"label=com.docker.compose.project={shop.Project}-edge");

        await machine.RunAsync("certbot", "renew", "--quiet", "--force-renewal", "--no-random-sleep-on-renew");

        var after = await AskAsync(shop);
        before.Issuer.Should().Contain("Pebble");
        after.Issuer.Should().Contain("Pebble");
        after.Serial.Should().NotBe(before.Serial);
        (await machine.DockerAsync("ps", "--quiet", "--filter", $"label=com.docker.compose.project={shop.Project}-edge")).Should().Be(edge);
    }

    /// <summary>What somebody took away comes back, and only that.</summary>
    private static async Task LossesAreMendedAsync(ContainerShop shop, SshHost machine)
    {
        await machine.RunAsync("gpasswd", "--delete", "deploy", "docker");
        await machine.RunAsync("rm", "/home/deploy/.ssh/authorized_keys");
        await machine.RunAsync("chown", "root:", shop.Home);

        var plan = await shop.ProvisionAsync();

        EffectsOf(plan).Select(effect => effect.GetType()).Should().Equal(typeof(RunCommand), typeof(BestEffort), typeof(RunCommand), typeof(RunCommand));
        (await shop.Host().Obstacle.Ask(default)).Should().BeNull();
    }

    private static async Task<(string Version, string Issuer, string Serial)> AskAsync(ContainerShop shop)
    {
        (string Issuer, string Serial) shown = ("", "");
        using var client = new HttpClient(new SocketsHttpHandler
        {
            SslOptions =
            {
                // A resumed session would show the certificate that it began with.
                AllowTlsResume = false,
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                {
                    shown = (certificate!.Issuer, certificate.GetSerialNumberString());
                    return ((X509Certificate2)certificate).MatchesHostname("shop.test");
                },
            },
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(shop.Url) { Scheme = "https", Port = shop.Edge.SecurePort, Path = "version" }.Uri);
        request.Headers.Host = "shop.test";
        using var answer = await client.SendAsync(request);
        return (await answer.Content.ReadAsStringAsync(), shown.Issuer, shown.Serial);
    }

    private static IEnumerable<Effect> EffectsOf(Plan plan) => plan switch
    {
        Effect effect => [effect],
        Sequence sequence => sequence.Steps.SelectMany(step => EffectsOf(step.Plan)),
        _ => [],
    };
}
