#region readme
using Pipeline.Components;
using Pipeline.Delivery;
using Pipeline.Targets;
#endregion

namespace Documentation.Readme;

#region readme
class Build : PipelineBuild, IDelivery
{
    public static int Main() => Execute<Build>();

    public Application Application { get; } = new("shop")
    {
        Services =
        [
            new("api")
            {
                Directory = "src/Shop.Api",
                Toolchain = new DotNetToolchain { Tests = "test/Shop.Api.Tests", MinimumCoverage = 80 },
                Route = "/api",
                HealthPath = "/api/health",
                Secrets = ["SESSION_KEY"],
                DataVariable = "DATA_DIR",
            },
            new("web")
            {
                Directory = "src/web",
                Toolchain = new NodeToolchain { BuildScript = "build" },
                Variables = new Dictionary<string, string> { ["API_PREFIX"] = "/api" },
            },
        ],
        Environments =
        [
            new("staging") { Host = new LocalHost(7080), SmokeTests = [new("/api/version") { Contains = "{version}" }] },
            new("production")
            {
                Host = new LocalHost(7090),
                SmokeTests = [new("/api/version") { Contains = "{version}" }],
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
            },
        ],
    };

    Target Announce => _ => _
        .Description("Tells what was delivered")
        .TriggeredBy<IDeploy>(build => build.DeployProd)
        .Executes(() => Console.WriteLine($"{Application.Name} is in production."));
}
#endregion
