using System.Net.Http.Json;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Secrets reach the service as they are, and nothing else.</summary>
[Collection(DeploymentTests.Name)]
public sealed class SecretTests(Shop shop) : IClassFixture<Shop>
{
    private static readonly (string, string)[] Asked =
        [("DELIVERY_SECRETS", string.Join(',', HostileSecrets.All.Select(secret => secret.Name))), .. HostileSecrets.All.Select(secret => ($"STAGING_{secret.Name}", secret.Value))];

    /// <summary>The service prints its secrets, in several forms, and its last lines are shown when it fails.</summary>
    private static readonly (string, string)[] Telling =
        [.. Asked, ("TEST_TELL", string.Join(',', HostileSecrets.All.Select(secret => secret.Name))), ("TEST_EXIT_AFTER_MS", "0")];

    [Fact]
    public async Task The_service_gets_them_exactly()
    {
        await shop.DeployAsync(Asked);

        using var client = new HttpClient();
        var variables = (await client.GetFromJsonAsync<Dictionary<string, string>>(new Uri(shop.Staging.Url, "environment")))!;

        foreach (var (name, value) in HostileSecrets.All) variables[name].Should().Be(value);
    }

    [Fact]
    public async Task Nobody_else_finds_them_whatever_becomes_of_the_deployment()
    {
        var said = "";
        shop.Commit();
        said += (await shop.RunAsync("DeployStaging --dry-run --verbosity verbose", Asked)).Expect(0).All;
        said += await RunWatchedAsync("DeployStaging --verbosity verbose", 0, Asked);
        shop.Commit();
        said += await RunWatchedAsync("DeployStaging", 1, Telling);
        said += (await shop.RunAsync("Rollback --environment staging --dry-run", Asked)).All;
        said += (await shop.RunAsync("Status --environment staging", Asked)).Expect(0).All;

        said.Should().Contain("told: ***", "the service has told its secrets");
        ShouldHaveNoTrace("what was printed", said);
        foreach (var file in FilesBelow(".nuke")) ShouldHaveNoTrace(file, await ReadAsync(file));
    }

    /// <summary>Runs the build, and looks at all command lines of this machine meanwhile.</summary>
    private async Task<string> RunWatchedAsync(string arguments, int exitCode, (string, string)[] variables)
    {
        using var run = shop.Start(arguments, variables);
        var end = run.EndAsync();
        var looks = 0;
        while (!end.IsCompleted)
        {
            foreach (var program in Processes.Below("")) ShouldHaveNoTrace("a command line", program.CommandLine);
            looks++;
            await Task.WhenAny(end, Task.Delay(20));
        }

        looks.Should().BeGreaterThan(5);
        return (await end).Expect(exitCode).All;
    }

    /// <summary>All but what the services themselves write.</summary>
    private IEnumerable<string> FilesBelow(string folder) => Directory.EnumerateFiles(shop.PathTo(folder), "*", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/.nuke/local/staging/logs/", StringComparison.Ordinal) && Path.GetExtension(file) is not (".lock" or ".sock"));

    private static async Task<string> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private static void ShouldHaveNoTrace(string place, string text)
    {
        foreach (var (name, form) in HostileSecrets.Traces)
            text.Contains(form, StringComparison.Ordinal).Should().BeFalse("{0} shows {1} as {2}", place, name, form.Length > 100 ? form[..100] : form);
    }
}
