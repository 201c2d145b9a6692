using Pipeline.Delivery;
using Pipeline.Lab;
using Pipeline.Plans;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>What surrounds a deployment is not as it should be: registry, machines, connections, other runs.</summary>
[Collection(ContainerCollection.Name)]
public sealed class WrongWorldTests(ContainerLab lab, ITestOutputHelper report)
{
    [FactNeeding(ContainerLab.Compose)]
    public async Task A_registry_that_refuses_or_has_no_such_image_stops_before_anything_starts()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);
        await shop.DeployAsync("1.0.0");

        shop.RegistryPassword = "wrong password";
        (await FailureAsync(shop, "1.1.0")).Should().Contain("401 Unauthorized");
        shop.RegistryPassword = DockerRegistry.Password;
        (await FailureAsync(shop, ContainerShop.ReleaseOf("1.1.0", $"sha256:{new string('0', 64)}"))).Should().Contain("manifest unknown");
        var pushed = await shop.ReleaseAsync("1.2.0");
        await lab.Registry.StopServerAsync();
        var down = await FailureAsync(shop, pushed);
        await lab.Registry.StartServerAsync();
        down.Should().Contain("connection refused");

        (await shop.VersionAsync()).Should().Be("1.0.0");
        await shop.DeployAsync("1.3.0");
        (await shop.VersionAsync()).Should().Be("1.3.0");
    }

    [FactNeeding(ContainerLab.Compose)]
    public async Task A_machine_with_another_key_gets_nothing_and_an_unreachable_one_stops_both()
    {
        await using var shop = new ContainerShop(lab, report, lab.First, lab.Second);
        await shop.DeployAsync("1.0.0");

        await lab.Second.DisconnectAsync();
        var unreachable = await FailureAsync(shop, "1.1.0");
        await lab.Second.ReconnectAsync();
        unreachable.Should().Contain(lab.Second.Address.ToString());
        await shop.ForgetConnectionsAsync();
        var (known, stranger) = (lab.Second.KnownHost, lab.Second.KnownHost.Replace("AAAA", "AAAB", StringComparison.Ordinal));
        shop.KnowHosts(lab.First.KnownHost, stranger);
        (await FailureAsync(shop, "1.1.0")).Should().Contain("does not have the host key that the repository knows: nothing was sent");
        shop.KnowHosts(lab.First.KnownHost, known);

        (await shop.VersionAsync()).Should().Be("1.0.0");
        await shop.DeployAsync("1.1.0");
        foreach (var machine in shop.Machines)
            (await machine.DockerAsync("ps", "--format", "{{.Label \"pipeline.release\"}}", "--filter", "label=pipeline.release")).Should().Contain("1.1.0");
    }

    [FactNeeding(ContainerLab.Compose)]
    public async Task The_lease_keeps_others_out_until_it_ends_and_fences_off_who_lost_it()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);
        await shop.DeployAsync("1.0.0");
        var (plan, host) = await shop.PlanAsync("1.1.0", run: "slow");

        await using (await host.Lease.AcquireAsync("omar on laptop: DeployProd", default))
        {
            (await FailureAsync(shop, "1.2.0")).Should().Contain("being changed by another run: omar on laptop: DeployProd");
            (await shop.Host().Lease.Holder.Ask(default)).Should().Be("omar on laptop: DeployProd");

            // As if nothing had been heard of that run for a while: its lease is over, by the machine's clock.
            await lab.First.RunAsync("sh", "-c", $"sed -i 's/ [0-9]* / 1 /' {shop.Home}/lease");
            await shop.DeployAsync("1.2.0");

            (await shop.Invoking(late => late.ApplyAsync(plan)).Should().ThrowAsync<FailureException>()).Which.Message
                .Should().Contain("The world changed since the plan");
            (await shop.Invoking(late => late.ApplyAsync(host.Route(Traffic.Nowhere))).Should().ThrowAsync<FailureException>()).Which.Message
                .Should().Contain("has lost the lease");
        }

        (await shop.VersionAsync()).Should().Be("1.2.0");
    }

    [FactNeeding(ContainerLab.Compose)]
    public async Task The_switch_survives_a_restart_of_the_edge_and_of_the_engine()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);
        await shop.DeployAsync("1.0.0");
        await shop.DeployAsync("1.1.0");

        await lab.First.DockerAsync("restart", $"{shop.Project}-edge-edge-1");
        await shop.ServesAsync("1.1.0");
        await lab.First.StopEngineAsync();
        var down = await FailureAsync(shop, "1.2.0");
        var obstacle = await shop.Host().Obstacle.Ask(default);
        await lab.First.StartEngineAsync();

        down.Should().Contain("the container engine does not answer: Cannot connect to the Docker daemon");
        obstacle!.What.Should().Contain("the container engine on").And.Contain("does not answer");
        await shop.ServesAsync("1.1.0");
        await shop.DeployAsync("1.2.0");
        (await shop.VersionAsync()).Should().Be("1.2.0");
    }

    private static async Task<string> FailureAsync(ContainerShop shop, string version) => await FailureAsync(shop, await shop.ReleaseAsync(version));

    private static async Task<string> FailureAsync(ContainerShop shop, Release release) =>
        (await shop.Invoking(deployed => deployed.DeployAsync(release)).Should().ThrowAsync<FailureException>()).Which.Message;
}
