using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Preflight;

/// <summary>Facts of a shop that is ready to be deployed; tests change one of them.</summary>
internal static class Facts
{
    public static readonly DateTimeOffset Now = new(2026, 1, 31, 14, 0, 0, TimeSpan.Zero);

    public static readonly Checkout Clean = new("1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d", "main", "v1.4.0", 0, Now, DirtyHash: null);

    public static PreflightFacts Ready(bool isProtected = true) => new(Site(isProtected), Now)
    {
        Checkout = Clean,
        TestsPassed = true,
        MissingImages = Known<string>(),
        PendingMigrations = Known<PendingMigration>(),
        SecretsInGit = Known<SecretFinding>(),
        Backups = [Backup(TimeSpan.FromHours(2))],
        History = Known(Record("1.3.0"), Record("1.3.1")),
    };

    public static Answer<IReadOnlyList<T>> Known<T>(params T[] items) => Answer<IReadOnlyList<T>>.Known(items);

    /// <summary>The policy <c>database</c> with one backup of that age, or with none.</summary>
    public static BackupAge Backup(TimeSpan? age) => new(Policy, Answer<BackupListing>.Known(age is { } known ? new([Taken(Now - known)], [], []) : BackupListing.Empty));

    public static BackupPolicy Policy { get; } = new("database")
    {
        Source = new PostgresSource("DATABASE_URL"),
        Store = new DirectoryStore("backups"),
        RecoveryPoint = TimeSpan.FromHours(24),
    };

    private static Backup Taken(DateTimeOffset at) => new($"shop/production/database/{at:yyyyMMdd'T'HHmmss'Z'}-00000000", new BackupManifest
    {
        Id = $"{at:yyyyMMdd'T'HHmmss'Z'}-00000000",
        Application = "shop",
        Environment = "production",
        Policy = "database",
        TakenAt = at,
        CompletedAt = at,
        Run = "run",
        By = "omar",
        Source = new SourceFacts("postgresql"),
        Stages = [new("pg_dump", 1)],
        Data = new BackupData("data.dump", "pg_dump custom", 1, "00", 1, "00", Key: null),
        Restore = "pg_restore < data.dump",
    });

    public static PreflightCheck Check(this PreflightFacts facts, string name) => PreflightList.Of(facts).Single(check => check.Name == name);

    private static DeploymentRecord Record(string version) =>
        new(new Release(version, Clean.Commit, []), "blue", Now.AddDays(-1), "omar", version, "deploy", []);

    private static Site Site(bool isProtected)
    {
        var environment = new DeploymentEnvironment("production") { Host = new NoHost(), IsProtected = isProtected, Backups = [Policy] };
        var migrations = new CommandMigrations { Status = [], Apply = [], Breaking = ["004"] };
        var api = new Service("api") { Toolchain = new DotNetToolchain(), DataVariable = "DATA_DIR", Migrations = migrations };
        var web = new Service("web") { Toolchain = new DotNetToolchain() };
        return new Site(new Application("shop") { Services = [api, web], Environments = [environment] }, environment, "/repository");
    }
}
