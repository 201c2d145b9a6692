using System.Net;
using Pipeline.Delivery;
using Pipeline.Plans;

namespace Documentation.Deliver;

static class Shop
{
    public static Application Application { get; } =
    #region application
    new("shop")
    {
        Services =
        [
            new("api")
            {
                Directory = "src/Shop.Api",
                Toolchain = new DotNetToolchain { Tests = "test/Shop.Api.Tests" },
                Route = "/api",
                HealthPath = "/api/health",
                DataVariable = "DATA_DIR",
                Migrations = new CommandMigrations
                {
                    Status = ["dotnet", "Shop.Api.dll", "migrate", "status"],
                    Apply = ["dotnet", "Shop.Api.dll", "migrate", "up"],
                    Back = ["dotnet", "Shop.Api.dll", "migrate", "to", "{revision}"],
                },
            },
            new("web") { Directory = "src/web", Toolchain = new NodeToolchain { BuildScript = "build" } },
        ],
        Environments =
        [
            new("staging")
            {
                Host = new LocalHost(7080),
                Strategy = Strategy.Replace,
                Variables = new Dictionary<string, string> { ["LOG_LEVEL"] = "debug" },
            },
            new("production")
            {
                Host = new LocalHost(7090),
                IsProtected = true,
                PromotesFrom = "staging",
                Backups =
                [
                    new("orders")
                    {
                        Source = DirectorySource.Of("api"),
                        Store = new DirectoryStore(".nuke/local/backups"),
                        RecoveryPoint = TimeSpan.FromDays(1),
                    },
                ],
                SmokeTests =
                [
                    new("/api/version") { Contains = "{version}" },
                    new("/api/orders") { Method = "POST", Body = JsonBody.Object(("item", "tea"), ("count", 2)), Expected = HttpStatusCode.Created },
                ],
            },
        ],
    }
    #endregion
    ;
}

static class Locked
{
    public static Service Service { get; } = new("api")
    {
        Toolchain = new PythonToolchain(),
        #region migrations
        Migrations = new AlembicMigrations { DatabaseVariable = "DATABASE_URL" },
        Secrets = ["DATABASE_URL"],
        #endregion
    };
}
