using Pipeline.Delivery;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components.Tests.Workflows;

/// <summary>A .NET service and a Node service with secrets, delivered to staging and from there to production.</summary>
internal class ShopBuild : PipelineBuild, IDelivery, IWorkflows
{
    public virtual Application Application { get; } = Shop with
    {
        Environments =
        [
            new("staging") { Host = new RemoteHost("https://staging.shop.example/") },
            new("production") { Host = new RemoteHost("https://shop.example/"), IsProtected = true, PromotesFrom = "staging" },
        ],
    };

    IEnumerable<Workflow> IWorkflows.Workflows => [this.Ci(), this.Deliver(), this.Backup("0 3 * * *", "30 15 * * 1-5"), this.Rollback(), this.Monitor()];

    protected static Application Shop { get; } = new("shop")
    {
        Services =
        [
            new("api")
            {
                Toolchain = new DotNetToolchain { Tests = "api.tests" },
                Route = "/api",
                Secrets = ["DATABASE_URL", "SESSION_KEY"],
                DataVariable = "DATA_DIR",
            },
            new("web") { Toolchain = new NodeToolchain { Version = "22" } },
        ],
    };
}
