using Pipeline.Load;
using Pipeline.Plans;
using Xunit.Abstractions;

namespace Pipeline.Delivery.Tests;

/// <summary>Deployments while users send requests: short, long and large ones, on new connections and on kept ones. None is failed or reset.</summary>
[Trait(Measured.Trait, Measured.Time)]
public sealed class UnderLoadTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>Of a deployment and a rollback each.</summary>
    private static readonly int Rounds = Soak.IsOn ? 10 : 1;

    /// <summary>Of an old pool: longer than a slow request takes.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(Soak.IsOn ? 3 : 1);

    private readonly LocalApplication application = new()
    {
        DrainWithin = Drain,
        Gate = new Gate { Interval = TimeSpan.FromSeconds(1), MinimumSamples = 10 },
    };

    public static TheoryData<string> Strategies => ["blue-green", "canary", "rolling"];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await application.DisposeAsync();

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task No_request_is_lost(string strategy)
    {
        Use(strategy, replicas: Soak.IsOn ? 3 : 2);
        await application.DeployAsync("1.0.0");
        await using var load = StartLoad();

        for (var round = 0; round < Rounds; round++)
        {
            await application.DeployAsync("1.1.0");
            await application.RollbackAsync();
        }

        await NothingIsLostAsync(load, $"{strategy}, {2 * Rounds} swaps");
    }

    [Fact]
    public async Task No_request_is_lost_when_a_release_gets_unhealthy_while_it_is_watched()
    {
        await application.DeployAsync("1.0.0");
        application.WatchFor = TimeSpan.FromMinutes(1);
        await using var load = StartLoad();

        var failure = await FailAsync(("TEST_HEALTH", "until:3000"));

        await NothingIsLostAsync(load, "a release that gets unhealthy while it is watched");
        failure.Message.Should().Match("1.1.0 does not hold in test: it is not healthy: web answered 503 (pool green). 1.0.0 serves * as before; 1.1.0 was stopped.");
    }

    [Fact]
    public async Task No_request_is_lost_when_all_instances_are_exchanged_and_the_release_is_taken_back()
    {
        Use("rolling", replicas: 3);
        await application.DeployAsync("1.0.0");
        await using var load = StartLoad();

        var failure = await FailAsync(("TEST_VERSION", "1.0.9"));

        await NothingIsLostAsync(load, "rolling, taken back");
        failure.Message.Should().Match("*answered without '1.1.0'. 1.0.0 serves * as before; 1.1.0 was stopped.");
        application.Journal.Ids.Should().ContainInOrder(
            "Deploy/switch/bring-up/instance-2/remove/resize", "Deploy/switch/bring-up/instance-3/smoke/1", "Deploy/switch/bring-up/on-failure/add/resize");
    }

    private async Task<FailureException> FailAsync(params (string Name, string Value)[] behaviour)
    {
        var deploy = () => application.DeployAsync("1.1.0", behaviour);
        return (await deploy.Should().ThrowAsync<FailureException>()).Which;
    }

    private async Task NothingIsLostAsync(LoadRun load, string what)
    {
        var figures = await load.StopAsync();
        output.WriteLine(figures.ToString());
        foreach (var (lane, row) in figures.Rows) output.Row("local host under load: failed of sent (median, 99th percentile, longest)", $"{what}: {lane}", row, "0");
        figures.Failures.Should().BeEmpty();
        figures["keep-alive GET"].Closed.Should().Be(0);
        figures.Lanes.Should().OnlyContain(lane => lane.Milliseconds.Count > 0);
        (await application.StateAsync()).Pools.Should().ContainSingle().Which.Version.Should().Be("1.0.0");
    }

    private LoadRun StartLoad() => LoadRun.Start(new LoadOptions(application.Url) { SlowPath = Soak.IsOn ? "/slow/2000" : "/slow/500" });

    private void Use(string strategy, int replicas)
    {
        application.Replicas = strategy == "rolling" ? replicas : 1;
        application.Strategy = strategy switch
        {
            "canary" => Strategy.Canary((10, TimeSpan.FromSeconds(2)), (50, TimeSpan.FromSeconds(1))),
            "rolling" => Strategy.Rolling,
            _ => Strategy.BlueGreen,
        };
    }
}
