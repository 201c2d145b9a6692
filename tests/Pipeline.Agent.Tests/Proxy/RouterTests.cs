namespace Pipeline.Agent.Tests;

public sealed class RouterTests
{
    private readonly Router router = new();
    private readonly Pool blue = PoolOf.Nothing("blue");
    private readonly Pool green = PoolOf.Nothing("green");

    [Fact]
    public void A_request_is_counted_in_the_pool_that_it_is_given()
    {
        router.Switch(new RoutingTable([(blue, 1)]));

        router.Accept().Should().BeSameAs(blue);

        blue.Traffic.InFlight.Should().Be(1);
        blue.Traffic.Requests.Should().Be(1);
        blue.Traffic.Leave();
        blue.Traffic.InFlight.Should().Be(0);
    }

    /// <summary>The gap between the choice of a pool and its count is some nanoseconds; many switches find it.</summary>
    [Fact]
    public async Task No_request_enters_a_pool_after_it_was_seen_drained()
    {
        using var done = new CancellationTokenSource();
        var requests = Enumerable.Range(0, 2).Select(_ => Task.Run(() => RequestUntil(done.Token))).ToArray();

        var (live, idle) = (blue, green);
        for (var i = 0; i < 20_000; i++)
        {
            (live, idle) = (idle, live);
            router.Switch(new RoutingTable([(live, 1)]));
            SpinWait.SpinUntil(() => idle.Traffic.InFlight == 0);
            var seen = idle.Traffic.Requests;
            Thread.SpinWait(50);
            idle.Traffic.Requests.Should().Be(seen, "the pool was drained, and could have been stopped");
        }

        await done.CancelAsync();
        await Task.WhenAll(requests);
    }

    private void RequestUntil(CancellationToken done)
    {
        while (!done.IsCancellationRequested)
            router.Accept()?.Traffic.Leave();
    }
}
