using System.Net;
using System.Net.Sockets;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

/// <summary>An application of one test service on a real local host: real agent, real processes, in a folder that goes away.</summary>
internal sealed class LocalApplication : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly int port = FreePort();
    private int runs;

    /// <summary>A host that runs nothing, for what only asks it for ways and commands.</summary>
    public static IEnvironmentHost AnyHost
    {
        get
        {
            var environment = new DeploymentEnvironment("test") { Host = new LocalHost(1) };
            return environment.Host.For(new Site(new Application("test") { Environments = [environment] }, environment, "/"));
        }
    }

    public Strategy Strategy { get; set; } = Strategy.BlueGreen;

    public Gate Gate { get; set; } = new();

    public TimeSpan WatchFor { get; set; }

    public TimeSpan DrainWithin { get; set; } = TimeSpan.FromSeconds(30);

    public TimeSpan HealthyWithin { get; set; } = TimeSpan.FromSeconds(30);

    public int Replicas { get; set; } = 1;

    /// <summary>Every effect that was applied, in order: its id and what it said it does.</summary>
    public RecordingJournal Journal { get; } = new();

    public RecordingOutput Output { get; } = new();

    public string Root => folder.Path;

    public Uri Url => new($"http://127.0.0.1:{port}/");

    public IEnvironmentHost Host => Site().Environment.Host.For(Site());

    public Task<HostState> StateAsync() => Host.State.Ask(default);

    /// <summary>Deploys a version whose service behaves as the variables say (see the test service).</summary>
    public Task DeployAsync(string version, params (string Name, string Value)[] behaviour) =>
        DeployAsync(ReleaseOf(version), DeploymentKind.Deploy, behaviour);

    public async Task RollbackAsync()
    {
        var history = await Host.Releases.History.Ask(default);
        await DeployAsync(RollbackTarget.Choose("test", history, version: null).Release, DeploymentKind.Rollback, []);
    }

    public async Task<Plan> PlanAsync(Release release, DeploymentKind kind, params (string Name, string Value)[] behaviour)
    {
        var site = Site(behaviour);
        var host = site.Environment.Host.For(site);
        return DeploymentPlan.Of(new DeploymentRequest(
            site,
            host,
            await host.State.Ask(default),
            await host.Releases.History.Ask(default),
            PlannedRelease.Of(release),
            Variables.None,
            SchemaChanges.None,
            kind,
            new RunStamp($"run-{++runs}", "the test", TimeProvider.System)));
    }

    public async Task ApplyAsync(Plan plan) => await new Applier(Journal, Interruption.None).ApplyAsync("Deploy", plan, new ApplyContext
    {
        Values = new Values(),
        Output = Output,
        Time = TimeProvider.System,
        Cancellation = CancellationToken.None,
    });

    /// <summary>A release whose content names its version: the test service is the same, a file beside it differs.</summary>
    public Release ReleaseOf(string version)
    {
        var digest = $"sha256:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(version)))}";
        var content = Path.Combine(Root, ".nuke", "local", "store", digest.Replace(':', '-'));
        if (!Directory.Exists(content))
        {
            Directory.CreateDirectory(content);
            File.WriteAllText(Path.Combine(content, "version.txt"), version);
        }

        return new Release(version, new string('a', 40), new SortedDictionary<string, string>(StringComparer.Ordinal) { ["web"] = digest })
        {
            Start = new(StringComparer.Ordinal) { ["web"] = TestServiceToolchain.Command },
        };
    }

    public async ValueTask DisposeAsync()
    {
        await ApplyAsync(Host.Down(await StateAsync()));
        folder.Dispose();
    }

    private async Task DeployAsync(Release release, DeploymentKind kind, (string Name, string Value)[] behaviour) =>
        await ApplyAsync(await PlanAsync(release, kind, [.. behaviour.Append(("TEST_VERSION", release.Version)).DistinctBy(pair => pair.Item1, StringComparer.Ordinal)]));

    private Site Site(params (string Name, string Value)[] variables)
    {
        var application = new Application("test")
        {
            Services = [new("web") { Toolchain = new TestServiceToolchain(), Replicas = Replicas }],
            Environments =
            [
                new("test")
                {
                    Host = new LocalHost(port),
                    Strategy = Strategy,
                    Gate = Gate,
                    WatchFor = WatchFor,
                    DrainWithin = DrainWithin,
                    HealthyWithin = HealthyWithin,
                    SmokeTests = [new("/version") { Contains = "{version}" }],
                    Variables = variables.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal),
                    KeepReleases = 2,
                },
            ],
        };
        return new Site(application, application.Environments[0], Root);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
