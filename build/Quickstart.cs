using Pipeline.Delivery;

/// <summary>The application that this repository delivers: the quickstart, on this machine.</summary>
internal static class Quickstart
{
    public static Application Application { get; } = new("quickstart")
    {
        Services =
        [
            new("api")
            {
                Directory = "examples/quickstart/api",
                Toolchain = new DotNetToolchain { Tests = "examples/quickstart/api.tests" },
                Route = "/api",
                HealthPath = "/api/health",
                DataVariable = "DATA_DIR",
                Migrations = new CommandMigrations
                {
                    Status = ["dotnet", "Quickstart.Api.dll", "migrate", "status"],
                    Apply = ["dotnet", "Quickstart.Api.dll", "migrate", "up"],
                    Back = ["dotnet", "Quickstart.Api.dll", "migrate", "to", "{revision}"],
                },
            },
            new("web")
            {
                Directory = "examples/quickstart/web",
                Toolchain = new DotNetToolchain { Tests = "examples/quickstart/web.tests" },
            },
        ],
        Environments =
        [
            new("staging") { Host = new LocalHost(7080), SmokeTests = Smoke, Backups = [Notes] },
            new("production") { Host = new LocalHost(7090), SmokeTests = Smoke, IsProtected = true, PromotesFrom = "staging", Backups = [Notes] },
        ],
    };

    private static BackupPolicy Notes => new("notes")
    {
        Source = DirectorySource.Of("api"),
        Store = new DirectoryStore(".nuke/local/backups"),
        Compression = Compression.Gzip,
    };

    private static IReadOnlyList<SmokeTest> Smoke =>
    [
        new("/") { Contains = "{version}" },
        new("/api/version") { Contains = "{version}" },
    ];
}
