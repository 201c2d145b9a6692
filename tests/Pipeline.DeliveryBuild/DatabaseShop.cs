using Pipeline.Delivery;

namespace Pipeline.DeliveryBuild;

/// <summary>An application of one service with a PostgreSQL database, whose backups are held against objectives.</summary>
internal static class DatabaseShop
{
    private static readonly string[] Migrate = ["sh", "migrate.sh"];

    /// <param name="store">The address of an S3 server.</param>
    public static Application BackedUpTo(string store) => new("orders")
    {
        Services =
        [
            new("web")
            {
                Toolchain = new CopyToolchain(),
                Secrets = ["DATABASE_URL"],
                StopGrace = Wishes.StopGrace,
                Migrations = new CommandMigrations { Status = [.. Migrate, "status"], Apply = [.. Migrate, "up"], DatabaseVariable = "DATABASE_URL" },
            },
        ],
        Environments =
        [
            new("production")
            {
                Host = new LocalHost(Wishes.ProductionPort),
                HealthyWithin = Wishes.HealthyWithin,
                SmokeTests = [new("/version") { Contains = "{version}" }],
                IsProtected = true,
                Backups = [Database(store)],
            },
        ],
    };

    private static BackupPolicy Database(string store) => new("database")
    {
        Source = new PostgresSource("DATABASE_URL"),
        Store = new S3Store("backups") { Endpoint = store },
        Encryption = new OpenPgpPassphrase("BACKUP_PASSPHRASE"),
        Retention = new() { Last = 10 },
        BeforeDeployments = true,
        RecoveryPoint = TimeSpan.FromHours(24),
        RecoveryTime = TimeSpan.FromHours(4),
        Drill = new DrillPolicy { Roles = ["app"], MigrationsOf = "web" },
    };
}
