using Pipeline.Delivery;

namespace Pipeline.DeliveryBuild;

/// <summary>An application of two services that are both the test service; the second one keeps data.</summary>
internal static class Shop
{
    public static Application Application { get; } = new("shop")
    {
        Services =
        [
            new("web")
            {
                Toolchain = new CopyToolchain(),
                Variables = Wishes.Behaviour,
                Secrets = Wishes.Secrets,
                StopGrace = Wishes.StopGrace,
            },
            new("api")
            {
                Toolchain = new CopyToolchain(),
                Route = "/api",
                HealthPath = "/health",
                DataVariable = "DATA_DIR",
                StopGrace = Wishes.StopGrace,
                Migrations = new CommandMigrations
                {
                    Status = ["sh", "migrate.sh", "status"],
                    Apply = ["sh", "migrate.sh", "up"],
                    Back = ["sh", "migrate.sh", "back", "{revision}"],
                },
            },
        ],
        Registry = Wishes.Registry,
        Notifiers = Wishes.Notifiers,
        Environments =
        [
            new("staging") { Host = new LocalHost(Wishes.StagingPort), HealthyWithin = Wishes.HealthyWithin, SmokeTests = Smoke, KeepReleases = 2, Backups = [Orders] },
            new("production")
            {
                Host = new LocalHost(Wishes.ProductionPort),
                HealthyWithin = Wishes.HealthyWithin,
                SmokeTests = Smoke,
                IsProtected = true,
                PromotesFrom = "staging",
                Backups = [Orders with { BeforeDeployments = true }],
            },
        ],
    };

    private static BackupPolicy Orders => new("orders")
    {
        Source = DirectorySource.Of("api"),
        Store = new DirectoryStore(".nuke/local/backups"),
        Compression = Compression.Gzip,
    };

    private static IReadOnlyList<SmokeTest> Smoke => [new("/version") { Contains = "{version}" }];
}
