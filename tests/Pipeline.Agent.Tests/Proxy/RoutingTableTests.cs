namespace Pipeline.Agent.Tests;

public sealed class RoutingTableTests
{
    private readonly Pool blue = PoolOf.Nothing("blue");
    private readonly Pool green = PoolOf.Nothing("green");

    [Fact]
    public void Without_weight_nothing_is_picked()
    {
        RoutingTable.Empty.Pick(1).Should().BeNull();
        new RoutingTable([(blue, 0), (green, 0)]).Pick(1).Should().BeNull();
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(5, 95)]
    [InlineData(1, 999)]
    [InlineData(0, 7)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Each_pool_gets_its_share_of_any_stretch_of_requests(int toBlue, int toGreen)
    {
        var table = new RoutingTable([(blue, toBlue), (green, toGreen)]);

        foreach (var first in new ulong[] { 0, 17, 1_000_000, ulong.MaxValue - 500 })
        {
            var picked = Enumerable.Range(0, 1000).Count(i => table.Pick(unchecked(first + (ulong)i)) == blue);

            picked.Should().BeCloseTo((int)(1000L * toBlue / ((long)toBlue + toGreen)), 4);
        }
    }

    [Fact]
    public void The_shares_are_spread_and_not_one_after_the_other()
    {
        var table = new RoutingTable([(blue, 1), (green, 3)]);
        var picks = string.Concat(Enumerable.Range(0, 200).Select(i => table.Pick((ulong)i) == blue ? 'b' : 'g'));

        picks.Should().NotContain("bb").And.NotContain("gggggg");
    }

    [Fact]
    public void A_pool_that_is_not_named_has_no_weight()
    {
        var table = new RoutingTable([(blue, 2)]);

        table.WeightOf(blue).Should().Be(2);
        table.WeightOf(green).Should().Be(0);
    }
}
