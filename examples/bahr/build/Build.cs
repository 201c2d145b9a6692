using Pipeline.Components;
using Pipeline.Delivery;
using Pipeline.Targets;
using Pipeline.Workflows;

/// <summary>Delivers bahr: what main has goes to staging and then, by its digest, to production; each is a machine of its own over SSH.</summary>
internal sealed class Build : PipelineBuild, IDelivery, IWorkflows
{
    [Parameter("The machine of staging, as ssh knows it.")]
    private readonly string StagingMachine = "deploy@staging.bahr.example";

    [Parameter("The machine of production, as ssh knows it.")]
    private readonly string ProductionMachine = "deploy@bahr.example";

    [Parameter("The private key for the machine of staging; what ssh finds itself by default.")]
    private readonly string? StagingIdentity;

    [Parameter("The private key for the machine of production; what ssh finds itself by default.")]
    private readonly string? ProductionIdentity;

    [Parameter("Where users reach staging.")]
    private readonly string StagingUrl = "https://staging.bahr.example/";

    [Parameter("Where users reach production.")]
    private readonly string ProductionUrl = "https://bahr.example/";

    [Parameter("Where images are pushed to.")]
    private readonly string RegistryAddress = "ghcr.io";

    [Parameter("The registry speaks HTTP: one in a network of your own.")]
    private readonly bool PlainRegistry;

    [Parameter("Who signs in to the registry; its password is the secret REGISTRY_PASSWORD.")]
    private readonly string RegistryUser = "bahr-ci";

    [Parameter("Where the images of HAProxy, PostgreSQL and Redis come from, with the slash at its end.")]
    private readonly string Mirror = "docker.io/library/";

    [Parameter("A Python that has the packages of the backend already; without it they are installed from PyPI.")]
    private readonly string? Python;

    [Parameter("The bucket of the backups.")]
    private readonly string BackupBucket = "bahr-backups";

    [Parameter("The address of the store with that bucket.")]
    private readonly string BackupEndpoint = "https://fra1.digitaloceanspaces.com";

    [Parameter("The public key that backups are encrypted for.")]
    private readonly string BackupRecipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    public static int Main() => Execute<Build>();

    public Application Application => new("bahr")
    {
        Registry = new Registry(RegistryAddress) { User = RegistryUser, IsPlainHttp = PlainRegistry },
        Services = [Bahr.Backend(Python), Bahr.Frontend],
        Notifiers = [new SlackNotifier("#deployments") { AlertChannel = "#alerts" }],
        Environments =
        [
            new("staging")
            {
                Host = HostOf(StagingMachine, StagingIdentity, StagingUrl),
                Strategy = Strategy.Replace,
                SmokeTests = Bahr.Smoke,
                Branch = "main",
                KeepReleases = 1,
                Backups = [Bahr.Backup(Store, BackupRecipient, every: TimeSpan.FromDays(1), kept: new() { Daily = 7 }, recovery: TimeSpan.FromHours(4))],
            },
            new("production")
            {
                Host = HostOf(ProductionMachine, ProductionIdentity, ProductionUrl),
                Strategy = Strategy.Replace,
                SmokeTests = Bahr.Smoke,
                Branch = "main",
                KeepReleases = 1,
                IsProtected = true,
                PromotesFrom = "staging",
                Backups = [Bahr.Backup(Store, BackupRecipient, every: TimeSpan.FromHours(6), kept: new() { Hourly = 30 * 4 }, recovery: TimeSpan.FromMinutes(30))],
            },
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

    /// <summary>The registry's password belongs to a GitHub environment of its own: images are pushed before it is known where they go.</summary>
    Target IPush.Push => _ => _
        .Inherit<IPush>(build => build.Push)
        .SecretsOf("registry");

    IEnumerable<Workflow> IWorkflows.Workflows =>
    [
        this.Ci(),
        this.Deliver(),
        this.Rollback(),
        this.Monitor(),
        this.BackupOf("staging", "0 3 * * *"),
        this.BackupOf("production", "0 3,9,15,21 * * *"),
        this.RestoreDrill(),
    ];

    private S3Store Store => new(BackupBucket) { Endpoint = BackupEndpoint };

    private ComposeHost HostOf(string machine, string? identity, string url) => new(new Machine(machine) { IdentityFile = identity })
    {
        Url = url,
        Edge = new() { Image = $"{Mirror}haproxy:2.6", RequestsPerTenSeconds = 300, LargestBody = 1.Mebibytes },
        Accessories = Bahr.Accessories(Mirror),
    };
}
