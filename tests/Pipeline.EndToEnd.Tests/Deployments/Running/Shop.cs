using System.Text.RegularExpressions;
using Pipeline.Delivery;
using Pipeline.Plans;

namespace Pipeline.EndToEnd.Tests;

/// <summary>
/// A repository of its own with the application that Pipeline.DeliveryBuild delivers: real git, real build processes, real agents and
/// services, in a folder that goes away with all that runs from it.
/// </summary>
public sealed partial class Shop : IAsyncLifetime, IAsyncDisposable
{
    internal static readonly string[] Services = ["web", "api"];
    private static readonly string[] Program = ["Pipeline.TestService.dll", "Pipeline.TestService.deps.json", "Pipeline.TestService.runtimeconfig.json"];

    private readonly LocalEnvironments environments;
    private int versions;

    public Shop() => environments = new LocalEnvironments(Root);

    public string Root { get; } = Directory.CreateTempSubdirectory("shop-").FullName;

    internal GitRepository Git => new(Root);

    public IEnvironmentHost Staging => environments.Staging;

    public IEnvironmentHost Production => environments.Production;

    /// <summary>What the build is told by variables in every run.</summary>
    internal IEnumerable<(string Name, string Value)> Variables => environments.Variables;

    /// <summary>A repository for one test alone.</summary>
    public static async Task<Shop> OpenAsync()
    {
        var shop = new Shop();
        await shop.InitializeAsync();
        return shop;
    }

    public Task InitializeAsync()
    {
        Write(".nuke/parameters.json", "{}\n");
        Write(".gitignore", ".nuke/temp/\n.nuke/local/\n");
        foreach (var service in Services) Directory.CreateDirectory(PathTo(service));
        foreach (var (service, file) in Services.SelectMany(service => Program.Select(file => (service, file))))
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), PathTo($"{service}/{file}"));
        Write("api/migrate.sh", ShopMigrations.Script);
        Git.Init();
        return Task.CompletedTask;
    }

    /// <summary>Ends what runs, whatever a test has left, and removes the folder.</summary>
    public async Task DisposeAsync()
    {
        await environments.DisposeAsync();
        Directory.Delete(Root, recursive: true);
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    /// <summary>Stops staging and production as the target Down does.</summary>
    public Task DownAsync() => environments.DownAsync();

    public string PathTo(string relative) => Path.Combine(Root, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathTo(relative))!);
        File.WriteAllText(PathTo(relative), text);
    }

    /// <summary>Commits and tags the next version, 1.0.0 first: each service has other content, and the data of the second one a new schema.</summary>
    public string Commit()
    {
        var version = $"1.{versions++}.0";
        foreach (var service in Services) Write($"{service}/release.txt", $"{service} {version}\n");
        File.AppendAllText(PathTo("api/migrations.txt"), $"{versions} {version}\n");
        Git.Commit(version, $"v{version}");
        return version;
    }

    /// <summary>Commits the next version and deploys it to staging, which must succeed.</summary>
    internal async Task<string> DeployAsync(params (string Name, string Value)[] variables)
    {
        var version = Commit();
        (await RunAsync("DeployStaging", variables)).Expect(0);
        return version;
    }

    /// <summary>The version that staging serves; the next one is deployed when it serves none.</summary>
    internal async Task<string> LiveAsync() => (await Staging.State.Ask(default)).Live?.Version ?? await DeployAsync();

    /// <summary>Deploys over a version that is there.</summary>
    /// <returns>The ids of the effects, in the order in which they were applied.</returns>
    internal async Task<IReadOnlyList<string>> EffectsOfAnUpdateAsync()
    {
        await LiveAsync();
        await DeployAsync();
        var intents = LastJournal().Entries.OfType<JournalIntent>();
        return [.. intents.Where(intent => !intent.Description.StartsWith("nothing: ", StringComparison.Ordinal)).Select(intent => intent.Id)];
    }

    /// <summary>As <see cref="ShouldServeAsync"/>, and no deployment counts as one in progress.</summary>
    internal async Task ShouldHaveCompletedAsync(string version)
    {
        await ShouldServeAsync(version);
        (await File.ReadAllTextAsync(PathTo(".nuke/local/staging/deployment.json"))).Should().Contain("\"complete\"").And.Contain($"\"{version}\"");
    }

    /// <summary>Staging serves a release from one pool, its records say the same, and nothing else runs from this repository.</summary>
    internal async Task ShouldServeAsync(string version)
    {
        var state = await Staging.State.Ask(default);
        state.Pools.Should().ContainSingle().Which.Should().Be(state.Live);
        state.Live!.Version.Should().Be(version);
        state.Live.IsRunning.Should().BeTrue();
        state.Last!.Release.Version.Should().Be(version);

        var running = Processes.Below(Root);
        running.Should().HaveCount(1 + Services.Length, "an agent and its services run, and nothing else: {0}", string.Join('\n', running));
        running.Should().OnlyContain(program => Directory.Exists(program.Folder), "nobody removes the folder that a program runs in");
    }

    /// <summary>Runs the build to its end.</summary>
    internal async Task<BuildResult> RunAsync(string arguments, params (string Name, string Value)[] variables)
    {
        using var run = Start(arguments, variables);
        return await run.EndAsync();
    }

    internal BuildRun Start(string arguments, params (string Name, string Value)[] variables) =>
        BuildRun.Start(Root, arguments, Variables.Concat(variables));

    /// <summary>What the newest run has journalled.</summary>
    internal RunJournal LastJournal() =>
        JournalReader.Read(Directory.GetFiles(PathTo(".nuke/temp/journal"), "*.jsonl").MaxBy(File.GetLastWriteTimeUtc)!);

    /// <summary>What the newest dry run has printed.</summary>
    internal IReadOnlyList<PrintedPlan> LastPlan() => PrintedPlan.Read(PathTo(".nuke/temp/plan.json"));

    /// <summary>A text without what is different in every test run: folder, ports, commits.</summary>
    internal string Anonymous(string text)
    {
        var shown = text.Replace(Root, "/shop", StringComparison.Ordinal)
            .Replace($"{Staging.Url.Port}", "7080", StringComparison.Ordinal)
            .Replace($"{Production.Url.Port}", "7090", StringComparison.Ordinal);
        return Hash().Replace(shown, match => new string('c', match.Length));
    }

    [GeneratedRegex("\\b([0-9a-f]{40}|[0-9a-f]{12}|[0-9a-f]{8})\\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hash();
}
