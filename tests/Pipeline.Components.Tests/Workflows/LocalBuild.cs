using Pipeline.Delivery;

namespace Pipeline.Components.Tests.Workflows;

/// <summary>Delivered to the machine that the build runs on.</summary>
internal sealed class LocalBuild : ShopBuild
{
    public override Application Application { get; } = Shop with
    {
        Environments = [new("staging") { Host = new LocalHost(7080) }, new("production") { Host = new LocalHost(7090), PromotesFrom = "staging" }],
    };
}
