using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pipeline.Lab;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>What is brought back is what was there, on every machine; and what of it is gone.</summary>
[Collection(ContainerCollection.Name)]
public sealed class RollbackTests(ContainerLab lab, ITestOutputHelper report)
{
    [FactNeeding(ContainerLab.Compose)]
    public async Task A_release_comes_back_exactly_or_not_at_all()
    {
        await using var shop = new ContainerShop(lab, report, lab.First, lab.Second) { Time = new HastyTime() };
        await shop.DeployAsync("1.0.0", ("COLOUR", "red"));
        var secret = shop.Secret.Reveal();
        shop.Secret = new Plans.Secret("API_KEY", "another one");
        await shop.DeployAsync("1.1.0", ("COLOUR", "blue"));

        await shop.RollbackAsync();
        foreach (var machine in shop.Machines) (await RunsWhatIsRecordedAsync(shop, machine)).Should().Contain("COLOUR", "red").And.Contain("API_KEY", secret);
        await shop.ShouldServeAsync("1.0.0");

        // Somebody has cleaned the disk. The registry has the very same images.
        var removed = shop.ImageOf(await shop.ReleaseAsync("1.1.0"));
        foreach (var machine in shop.Machines) await machine.DockerAsync("image", "rm", removed);
        await lab.Registry.StopServerAsync();
        var failed = await shop.FailAsync(shop.RollbackAsync);
        await lab.Registry.StartServerAsync();
        failed.Message.Should().Contain("connection refused");
        await shop.RollbackAsync();
        foreach (var machine in shop.Machines) (await RunsWhatIsRecordedAsync(shop, machine))["COLOUR"].Should().Be("blue");
        await shop.ShouldServeAsync("1.1.0");

        // Somebody has changed a file, and somebody has removed them all.
        await lab.Second.RunAsync("sh", "-c", $"echo >>{shop.Home}/releases/1.0.0/compose.json");
        var changed = await shop.FailAsync(shop.RollbackAsync);
        await lab.Second.RunAsync("rm", "-r", $"{shop.Home}/releases/1.0.0");
        var gone = await shop.FailAsync(shop.RollbackAsync);
        new[] { changed, gone }.Should().OnlyContain(failure => failure.Message.Contains($"1.0.0 is no longer on {lab.Second.Address} as it was deployed", StringComparison.Ordinal));
        gone.NextSteps.Should().Equal($"Deploy its commit again: git checkout {new string('a', 40)}");

        // Deploying it again needs no hand work.
        await shop.DeployAsync("1.0.0");
        await shop.ShouldServeAsync("1.0.0");
        string.Join('\n', shop.Output.Lines.Concat(shop.Journal.Intents.Select(intent => intent.Description))).Should().NotContain("HOSTILE").And.NotContain(DockerRegistry.Password);
    }

    /// <summary>Compares the machine's running containers with the files of the release, and those with its record; gives the environment of the containers.</summary>
    private static async Task<Dictionary<string, string>> RunsWhatIsRecordedAsync(ContainerShop shop, SshHost machine)
    {
        var record = JsonDocument.Parse((await machine.RunAsync("tail", "-n", "1", $"{shop.Home}/releases.jsonl")).Trim()).RootElement;
        var (release, configuration) = (record.GetProperty("release"), record.GetProperty("configuration").GetString()!);
        var folder = $"{shop.Home}/releases/{release.GetProperty("version").GetString()}";
        var (compose, environment) = (await machine.RunAsync("cat", $"{folder}/compose.json"), await machine.RunAsync("cat", $"{folder}/environment.json"));

        // The commands' output ends without the last line break, which the files have.
        Sha256($"compose.json\n{compose.Replace(configuration, "", StringComparison.Ordinal)}\n\nenvironment.json\n{environment}\n\n").Should().Be(configuration);

        var id = await machine.RunAsync("docker", "ps", "--quiet", "--filter", $"label=com.docker.compose.project={shop.Project}-{record.GetProperty("pool").GetString()}");
        var container = JsonDocument.Parse(await machine.RunAsync("docker", "inspect", "--format", "{{json .Config}}", id)).RootElement;
        container.GetProperty("Image").GetString().Should().EndWith($"@{release.GetProperty("images").GetProperty("web").GetString()}").And.Be(Service(compose).GetProperty("image").GetString());
        container.GetProperty("Labels").GetProperty("pipeline.configuration").GetString().Should().Be(configuration);

        var actual = container.GetProperty("Env").EnumerateArray().Select(variable => variable.GetString()!.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        foreach (var wanted in Service(environment).GetProperty("environment").EnumerateObject())
            actual[wanted.Name].Should().Be(wanted.Value.GetString()!.Replace("$$", "$", StringComparison.Ordinal));
        return actual;
    }

    private static JsonElement Service(string file) => JsonDocument.Parse(file).RootElement.GetProperty("services").GetProperty("web");

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
