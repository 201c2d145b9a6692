using System.Globalization;
using Pipeline.Components;
using Pipeline.Delivery;
using Pipeline.Targets;
using Pipeline.Workflows;

/// <summary>Delivers tagadodo: staging from the branch develop, production from main, each to a machine of its own over SSH.</summary>
internal sealed class Build : PipelineBuild, IDelivery, IWorkflows
{
    [Parameter("The machine of staging, as ssh knows it.")]
    private readonly string StagingMachine = "deploy@staging-api.tagadodo.example";

    [Parameter("The machine of production, as ssh knows it.")]
    private readonly string ProductionMachine = "deploy@api.tagadodo.example";

    [Parameter("The private key for the machine of staging; what ssh finds itself by default.")]
    private readonly string? StagingIdentity;

    [Parameter("The private key for the machine of production; what ssh finds itself by default.")]
    private readonly string? ProductionIdentity;

    [Parameter("The file with the host keys of the machines.")]
    private readonly string KnownHosts = "known_hosts";

    [Parameter("Where users reach staging.")]
    private readonly string StagingUrl = "https://staging-api.tagadodo.example/";

    [Parameter("Where users reach production.")]
    private readonly string ProductionUrl = "https://api.tagadodo.example/";

    [Parameter("Where images are pushed to.")]
    private readonly string RegistryAddress = "ghcr.io";

    [Parameter("Who signs in to the registry; its password is the secret REGISTRY_PASSWORD.")]
    private readonly string RegistryUser = "tagadodo-ci";

    [Parameter("The registry has no TLS: only in a network of your own.")]
    private readonly bool RegistryIsPlainHttp;

    [Parameter("Where the images of HAProxy, PostgreSQL and Redis come from, with the slash at its end.")]
    private readonly string Mirror = "docker.io/library/";

    [Parameter("How long production is watched: in each phase of the canary, and six times as long with all traffic; 00:05:00 by default.")]
    private readonly string Watch = "00:05:00";

    [Parameter("On fewer requests to a new release nothing is judged in production.")]
    private readonly int Samples = 50;

    public static int Main() => Execute<Build>();

    public Application Application => new("tagadodo")
    {
        Registry = new Registry(RegistryAddress) { Namespace = "tagadodo", User = RegistryUser, IsPlainHttp = RegistryIsPlainHttp },
        Services = [Tagadodo.Backend, Tagadodo.Frontend],
        Notifiers = [new SlackNotifier("#deployments") { AlertChannel = "#alerts" }],
        Environments =
        [
            Tagadodo.Staging with { Host = HostOf(StagingMachine, StagingIdentity, StagingUrl) },
            Tagadodo.Production(TimeSpan.Parse(Watch, CultureInfo.InvariantCulture), Samples) with { Host = HostOf(ProductionMachine, ProductionIdentity, ProductionUrl) },
        ],
    };

    /// <summary>In a workflow the tests have a database and a cache beside them; on a laptop they take those that the two variables name.</summary>
    Target ITest.Test => _ => _
        .Inherit<ITest>(build => build.Test)
        .Service(new("database", "postgres:15")
        {
            Ports = ["5432:5432"],
            Variables = new Dictionary<string, string> { ["POSTGRES_HOST_AUTH_METHOD"] = "trust" },
            HealthCommand = "pg_isready",
        })
        .Service(new("cache", "redis:7") { Ports = ["6379:6379"], HealthCommand = "redis-cli ping" })
        .Variables("TEST_DATABASE_URL", "TEST_REDIS_URL");

    /// <summary>The password of the registry is a secret of the GitHub environment of that name.</summary>
    Target IPush.Push => _ => _.Inherit<IPush>(build => build.Push).SecretsOf("registry");

    /// <summary>Only what a service is made of starts its pipeline; a change of the documentation deploys nothing.</summary>
    IEnumerable<Workflow> IWorkflows.Workflows =>
    [
        this.Ci() with { On = [Trigger.PullRequest("main", "develop") with { Paths = Tagadodo.Paths }], Aggregate = null },
        this.Deliver() with { On = [Trigger.Push("main", "develop") with { Paths = Tagadodo.Paths }, Trigger.Manual], JobTimeout = TimeSpan.FromHours(2) },
        this.Rollback() with { JobTimeout = TimeSpan.FromMinutes(5) },
        this.Monitor(),
    ];

    private ComposeHost HostOf(string machine, string? identity, string url) => new(new Machine(machine) { IdentityFile = identity })
    {
        Url = url,
        KnownHosts = KnownHosts,
        Edge = new() { Image = $"{Mirror}haproxy:2.6", RequestsPerTenSeconds = 300, LargestBody = 1.Mebibytes },
        Accessories = Tagadodo.Accessories(Mirror),
    };
}
