namespace Pipeline.Agent.Tests;

public sealed class HopByHopTests
{
    [Theory]
    [InlineData("Connection", true)]
    [InlineData("transfer-encoding", true)]
    [InlineData("Upgrade", true)]
    [InlineData("X-Session", true)]
    [InlineData("x-other", true)]
    [InlineData("Content-Length", false)]
    [InlineData("X", false)]
    public void It_knows_the_standard_ones_and_those_that_the_message_names(string header, bool included) =>
        HopByHop.Includes(header, ["keep-alive, X-Session", "X-Other"]).Should().Be(included);
}
