using Pipeline.Delivery;

namespace Pipeline.Components.Tests.Workflows;

/// <summary>As tagadodo delivers: staging from the branch develop, production from main, neither from the other.</summary>
internal sealed class TagadodoBuild : ShopBuild
{
    public override Application Application { get; } = Shop with
    {
        Environments =
        [
            new("staging") { Host = new RemoteHost("https://staging.tagadodo.example/"), Branch = "develop" },
            new("production") { Host = new RemoteHost("https://tagadodo.example/"), Branch = "main", IsProtected = true },
        ],
    };
}
