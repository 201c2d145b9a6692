namespace Pipeline.Delivery.Tests;

/// <summary>One state of what several machines say, also when a run was ended between two of them.</summary>
public sealed class ComposeStateTests
{
    private static readonly DeploymentRecord Old = RecordOf("1.3.0", "blue");
    private static readonly DeploymentRecord New = RecordOf("1.4.0", "green");

    [Fact]
    public void Machines_that_agree_are_as_one()
    {
        var machine = Facts(live: "blue", [Old], ("blue", "1.3.0"));

        var state = ComposeState.StateOf([machine, machine]);

        state.Should().Be(ComposeState.StateOf([machine]));
        state.Live.Should().Be(new PoolState("blue", "1.3.0", HasTraffic: true, IsRunning: true) { Configuration = "c" });
        state.Last.Should().Be(Old);
    }

    [Fact]
    public void Traffic_that_moved_on_one_machine_only_is_divided_and_belongs_to_the_recorded_release()
    {
        var pools = new[] { ("blue", "1.3.0"), ("green", "1.4.0") };

        var state = ComposeState.StateOf([Facts(live: "green", [Old], pools), Facts(live: "blue", [Old], pools)]);

        state.IsDivided.Should().BeTrue();
        state.Live!.Version.Should().Be("1.3.0");
        state.Pools.Should().OnlyContain(pool => pool.IsRunning && pool.HasTraffic);
    }

    [Fact]
    public void A_deployment_that_one_machine_alone_has_recorded_is_not_completed()
    {
        var pools = new[] { ("blue", "1.3.0"), ("green", "1.4.0") };

        var state = ComposeState.StateOf([Facts(live: "green", [Old, New], pools), Facts(live: "green", [Old], pools)]);

        state.Live!.Version.Should().Be("1.4.0");
        state.Last.Should().Be(Old);
    }

    [Fact]
    public void A_pool_that_is_not_everywhere_the_same_does_not_run()
    {
        var state = ComposeState.StateOf([Facts(live: "blue", [Old], ("blue", "1.3.0")), Facts(live: "blue", [Old], ("blue", "1.2.0"), ("green", "1.4.0"))]);

        state.Pools.Select(pool => (pool.Name, pool.IsRunning)).Should().Equal(("blue", false), ("green", false));
    }

    private static HostFacts Facts(string live, DeploymentRecord[] releases, params (string Pool, string Version)[] pools) => new()
    {
        EdgeRuns = true,
        Containers = [.. pools.Select(pool => (pool.Pool, "running", pool.Version, "c"))],
        Weights = [(live, 100)],
        Releases = [.. releases],
    };

    private static DeploymentRecord RecordOf(string version, string pool) => new(
        new Release(version, new string('c', 40), new SortedDictionary<string, string>(StringComparer.Ordinal)),
        pool,
        DateTimeOffset.UnixEpoch,
        "mona",
        $"run of {version}",
        "deploy",
        new SortedDictionary<string, string>(StringComparer.Ordinal));
}
