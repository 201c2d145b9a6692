using Pipeline.Delivery;
using Pipeline.Plans;

/// <summary>What bahr is: its services, what they keep their data in, and how it is tried.</summary>
internal static class Bahr
{
    /// <summary>FastAPI behind two workers of uvicorn.</summary>
    /// <param name="python">An interpreter that has the packages; without one they are installed from <c>requirements-dev.txt</c>.</param>
    public static Service Backend(string? python) => new("backend")
    {
        Toolchain = new PythonToolchain
        {
            Version = "3.11",
            Interpreter = python ?? "python3",
            Requirements = python is null ? ["requirements-dev.txt"] : [],
            Measured = "app",
            MinimumCoverage = 50,
        },
        Route = "/api",
        HealthPath = "/api/v1/health",
        Port = 8000,
        Variables = new Dictionary<string, string> { ["REDIS_URL"] = "redis://cache:6379" },
        Secrets = ["DATABASE_URL", "SECRET_KEY"],
        Image = new() { SizeBudget = 200.Megabytes },
        Migrations = new AlembicMigrations { Program = ["python3", "-m", "alembic"], DatabaseVariable = "DATABASE_URL" },
    };

    /// <summary>The page.</summary>
    public static Service Frontend { get; } = new("frontend")
    {
        Toolchain = new NodeToolchain { Version = "20" },
        Port = 3000,
        Image = new() { SizeBudget = 300.Megabytes },
    };

    /// <summary>What is asked of every release, in both environments: bahr's own checklist.</summary>
    public static IReadOnlyList<SmokeTest> Smoke { get; } =
    [
        new("/") { Contains = "{version}" },
        new("/api/v1/health") { Contains = "{version}" },
        new("/api/v1/analyze") { Method = "POST", Body = JsonBody.Object(("text", "قفا نبك من ذكرى")), Contains = "\"words\":4" },
    ];

    /// <summary>PostgreSQL 15, and Redis 7 that writes every change to its file.</summary>
    /// <param name="mirror">Where the images come from, with the slash at its end.</param>
    public static IReadOnlyList<Accessory> Accessories(string mirror) =>
    [
        new("database", $"{mirror}postgres:15")
        {
            Variables = new Dictionary<string, string> { ["POSTGRES_USER"] = "bahr", ["POSTGRES_DB"] = "bahr" },
            Secrets = new Dictionary<string, string> { ["POSTGRES_PASSWORD"] = "POSTGRES_PASSWORD" },
            Data = "/var/lib/postgresql/data",
            Health = ["pg_isready", "--username", "bahr"],
        },
        new("cache", $"{mirror}redis:7")
        {
            // Without a password it listens to other machines only when told so; the network is the environment's own.
            Command = ["redis-server", "--appendonly", "yes", "--protected-mode", "no"],
            Data = "/data",
            Health = ["redis-cli", "ping"],
        },
    ];

    /// <summary>
    /// The database, dumped in its own container, packed and encrypted for a key that no machine of the build has, kept in a bucket. Redis is a
    /// cache and is not backed up.
    /// </summary>
    /// <param name="store">The bucket.</param>
    /// <param name="recipient">The public key.</param>
    /// <param name="every">How often a schedule takes one.</param>
    /// <param name="kept">Which of them stay.</param>
    /// <param name="recovery">How long bringing the environment back may take.</param>
    public static BackupPolicy Backup(S3Store store, string recipient, TimeSpan every, Retention kept, TimeSpan recovery) => new("database")
    {
        Source = new PostgresSource("DATABASE_URL") { Place = SourcePlace.In("database") },
        Compression = Compression.Gzip,
        Encryption = new AgeRecipients(recipient),
        Store = store,
        SealSecret = "BACKUP_SEAL",
        Retention = kept,
        BeforeDeployments = true,
        Drill = new() { Roles = ["bahr"] },
        // A schedule is late now and then, and taking one takes time.
        RecoveryPoint = every + TimeSpan.FromHours(1),
        RecoveryTime = recovery,
    };
}
