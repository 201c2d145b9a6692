using Pipeline.Load;
using Pipeline.Plans;
using Xunit.Abstractions;

namespace Pipeline.Delivery.Tests;

/// <summary>A canary that is not good enough, on a real local host.</summary>
public sealed class CanaryTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Gate = "Deploy/switch/bring-up/phase-10/watch/gate";
    private const string Undo = "Deploy/switch/bring-up/on-failure/route";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly LoadOptions ShortRequests = new(new Uri("http://unused")) { SlowRate = 0, UploadRate = 0, Listeners = 0 };

    private readonly LocalApplication application = new()
    {
        Strategy = Strategy.Canary((10, TimeSpan.FromSeconds(20)), (50, TimeSpan.FromSeconds(20))),
        Gate = new Gate { Interval = Interval, MinimumSamples = 20 },
    };

    public Task InitializeAsync() => application.DeployAsync("1.0.0");

    public async Task DisposeAsync() => await application.DisposeAsync();

    [Fact]
    public async Task One_that_fails_every_tenth_request_is_aborted_within_two_intervals()
    {
        await using var load = LoadRun.Start(ShortRequests with { Url = application.Url });

        var failure = await FailAsync(("TEST_ERROR_EVERY", "10"));

        var figures = await load.StopAsync();
        output.WriteLine(figures.ToString());
        failure.Message.Should().Match("1.1.0 does not hold in test: error rate * % of * requests in *, over the critical limit of 1 %. 1.0.0 serves * as before; 1.1.0 was stopped.");
        application.Journal.Between(Gate, Undo).Should().BeLessThan((2 * Interval) + TimeSpan.FromSeconds(1), "two intervals, and the time for a reading");
        figures.Failures.Should().OnlyContain(line => line.EndsWith("status 500"), "the abort itself costs no request");
        await ServesAsBeforeAsync();
    }

    [Fact]
    public async Task One_that_is_much_slower_than_the_release_before_is_aborted()
    {
        application.Gate = application.Gate with { Limits = [Limit.LatencyGrowth(above: 5)] };
        await using var load = LoadRun.Start(ShortRequests with { Url = application.Url });
        await Task.Delay(TimeSpan.FromSeconds(1));

        var failure = await FailAsync(("TEST_SLOWER_MS", "300"));

        failure.Message.Should().Match("1.1.0 does not hold in test: latency * times that of the release before of * requests in *, over the critical limit of 5 times that of the release before.*");
        (await load.StopAsync()).Failures.Should().BeEmpty();
        await ServesAsBeforeAsync();
    }

    [Fact]
    public async Task Without_traffic_it_ends_inconclusive_and_is_not_promoted()
    {
        application.Strategy = Strategy.Canary((10, TimeSpan.FromSeconds(2)));

        var failure = await FailAsync();

        failure.Message.Should().StartWith("1.1.0 was not proven in test: 0 of at least 20 requests in 2 s.");
        failure.NextSteps.Should().Equal("Deploy when test has traffic, or give its Gate a Probe, so that the gate asks by itself.");
        application.Journal.Between(Gate, Undo).Should().BeLessThan(TimeSpan.FromSeconds(10), "it does not wait for what does not come");
        await ServesAsBeforeAsync();
    }

    [Fact]
    public async Task Without_traffic_the_gate_asks_by_itself_where_it_may()
    {
        application.Strategy = Strategy.Canary((10, TimeSpan.FromSeconds(2)));
        application.Gate = application.Gate with { Interval = TimeSpan.FromSeconds(1), Probe = "/version" };

        await application.DeployAsync("1.1.0");

        (await application.StateAsync()).Live!.Version.Should().Be("1.1.0");
        application.Output.Lines.Should().Contain(line => line.StartsWith("green (1.1.0): pass: 4"));
    }

    [Fact]
    public async Task Own_requests_find_the_errors_that_no_user_met()
    {
        application.Gate = application.Gate with { Source = MetricSource.ProbesOnly, Probe = "/version" };

        var failure = await FailAsync(("TEST_ERROR_EVERY", "10"));

        failure.Message.Should().StartWith("1.1.0 does not hold in test: error rate 10 % of 20 requests in 2 s, over the critical limit of 1 %.");
        await ServesAsBeforeAsync();
    }

    [Fact]
    public async Task A_rollback_is_not_tried_in_small()
    {
        application.Gate = application.Gate with { Interval = TimeSpan.FromSeconds(1), MinimumSamples = 5, Probe = "/version" };
        application.Strategy = Strategy.Canary((10, TimeSpan.FromSeconds(1)));
        await application.DeployAsync("1.1.0");
        var before = application.Journal.Ids.Count(id => id == Gate);

        await application.RollbackAsync();

        application.Journal.Ids.Count(id => id == Gate).Should().Be(before);
        (await application.StateAsync()).Live!.Version.Should().Be("1.0.0");
    }

    [Fact]
    public async Task What_a_killed_run_left_divided_is_put_together_by_the_next()
    {
        var (host, release) = (application.Host, PlannedRelease.Of(application.ReleaseOf("1.1.0")));
        await application.ApplyAsync(Plan.Sequence(
            ("unpack", host.Unpack(release, Variables.None)),
            ("start", host.Start("green", release, Variables.None, host.Instances)),
            ("route", host.Route(Traffic.Split("green", 10, "blue")))));
        (await application.StateAsync()).Live!.Version.Should().Be("1.0.0");

        application.Strategy = Strategy.BlueGreen;
        await application.DeployAsync("1.2.0");

        var state = await application.StateAsync();
        state.Live!.Version.Should().Be("1.2.0");
        state.Pools.Should().ContainSingle();
        application.Journal.Ids.Should().ContainInOrder("Deploy/converge/route", "Deploy/converge/drain", "Deploy/converge/stop-green", "Deploy/switch/bring-up/start");
    }

    private async Task<FailureException> FailAsync(params (string Name, string Value)[] behaviour)
    {
        var deploy = () => application.DeployAsync("1.1.0", behaviour);
        return (await deploy.Should().ThrowAsync<FailureException>()).Which;
    }

    private async Task ServesAsBeforeAsync()
    {
        var state = await application.StateAsync();
        state.Pools.Should().ContainSingle().Which.Version.Should().Be("1.0.0");
        state.Last!.Release.Version.Should().Be("1.0.0");
    }
}
