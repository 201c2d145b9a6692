using Pipeline.Delivery;

/// <summary>What tagadodo is: its services, what they keep their data in, and where they run.</summary>
internal static class Tagadodo
{
    public static IReadOnlyList<string> Paths { get; } = ["backend/**", "frontend/**", "build/**", "ops/**"];

    /// <summary>The API. Its images hold one bundled file for each program, which the tests make too.</summary>
    public static Service Backend { get; } = new("backend")
    {
        Toolchain = new NodeToolchain { Version = "20", BuildScript = "build", MinimumCoverage = 75, TestReport = "junit.xml" },
        Route = "/api",
        HealthPath = "/health/ready",
        Port = 3000,
        Variables = new Dictionary<string, string> { ["PORT"] = "3000" },
        Secrets = ["DATABASE_URL", "REDIS_URL", "ADMIN_KEY"],
        MemoryLimit = 512.Mebibytes,
        Migrations = new CommandMigrations
        {
            Status = ["node", "migrate.mjs", "status"],
            Apply = ["node", "migrate.mjs", "up"],
        },
    };

    /// <summary>The admin: static files behind nginx.</summary>
    public static Service Frontend { get; } = new("frontend")
    {
        Toolchain = new NodeToolchain { Version = "20", MinimumCoverage = 90, TestReport = "junit.xml" },
        Port = 80,
        MemoryLimit = 128.Mebibytes,
    };

    public static DeploymentEnvironment Staging { get; } = new("staging")
    {
        Host = new ComposeHost(),
        Branch = "develop",
        SmokeTests = Smoke,
        MaintenancePage = "ops/maintenance.html",
    };

    /// <summary>10, 25, 50, 100 %, each watched; then half an hour with all traffic. What takes a release back is tagadodo's own table.</summary>
    /// <param name="watch">How long each share is watched.</param>
    /// <param name="samples">On fewer requests nothing is judged.</param>
    public static DeploymentEnvironment Production(TimeSpan watch, int samples) => new("production")
    {
        Host = new ComposeHost(),
        Branch = "main",
        IsProtected = true,
        Strategy = Strategy.Canary((10, watch), (25, watch), (50, watch)),
        WatchFor = 6 * watch,
        Gate = new()
        {
            Limits =
            [
                Limit.ErrorRate(above: 0.10),
                Limit.ErrorRate(above: 0.05, Severity.High),
                Limit.LatencyGrowth(above: 5, Severity.High),
                Limit.ErrorRate(above: 0.02, Severity.Medium),
            ],
            MinimumSamples = samples,
            Interval = watch / 5,
            Probe = "/api/articles",
        },
        SmokeTests = Smoke,
        MaintenancePage = "ops/maintenance.html",
    };

    private static IReadOnlyList<SmokeTest> Smoke =>
    [
        new("/") { Contains = "Tagadodo" },
        new("/api/version") { Contains = "{version}" },
        new("/api/articles") { Contains = "[" },
    ];

    /// <summary>PostgreSQL stands for MongoDB, see the README; Redis asks for a password, as tagadodo's does.</summary>
    public static IReadOnlyList<Accessory> Accessories(string mirror) =>
    [
        new("database", $"{mirror}postgres:15")
        {
            Variables = new Dictionary<string, string> { ["POSTGRES_USER"] = "tagadodo", ["POSTGRES_DB"] = "tagadodo" },
            Secrets = new Dictionary<string, string> { ["POSTGRES_PASSWORD"] = "POSTGRES_PASSWORD" },
            Data = "/var/lib/postgresql/data",
            Health = ["pg_isready", "--username", "tagadodo"],
        },
        new("cache", $"{mirror}redis:7")
        {
            Command = ["sh", "-c", "exec redis-server --requirepass \"$REDIS_PASSWORD\""],
            Secrets = new Dictionary<string, string> { ["REDIS_PASSWORD"] = "REDIS_PASSWORD" },
            Health = ["sh", "-c", "redis-cli --no-auth-warning -a \"$REDIS_PASSWORD\" ping"],
        },
    ];
}
