using System.Diagnostics;
using System.Globalization;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent.Tests;

public sealed class StopPoolTests : IAsyncLifetime
{
    private RunningAgent agent = null!;

    public async Task InitializeAsync() => agent = await RunningAgent.StartAsync();

    public async Task DisposeAsync() => await agent.DisposeAsync();

    [Fact]
    public async Task A_stopped_pool_is_gone_and_its_id_free()
    {
        var pool = await agent.StartPoolAsync("blue", TestServices.Web());

        (await agent.Control.DeleteAsync("/pools/blue").StatusOfAsync()).Should().Be(204);

        Living.IsAlive(pool.Services[0].Pid).Should().BeFalse();
        (await agent.StatusAsync()).Pools.Should().BeEmpty();
        File.Exists(agent.Home.ProcessesFile).Should().BeFalse();
        (await agent.Control.DeleteAsync("/pools/blue").StatusOfAsync()).Should().Be(204, "stopping is idempotent");
        (await agent.PutPoolAsync("blue", TestServices.Web(variables: [("OTHER", "1")])).StatusOfAsync()).Should().Be(201);
    }

    [Fact]
    public async Task A_pool_that_gets_requests_is_not_stopped()
    {
        await agent.StartPoolAsync("blue", TestServices.Web());
        await agent.RouteAsync(("blue", 2));

        (await agent.Control.DeleteAsync("/pools/blue").ProblemAsync(409)).Should()
            .Be("pool 'blue' gets requests (weight 2); route them elsewhere first with PUT /routes");

        (await agent.Proxy.GetStringAsync("/version")).Should().Be("none");
    }

    [Fact]
    public async Task Who_ignores_SIGTERM_is_killed_after_the_grace_with_its_children()
    {
        var pool = await agent.StartPoolAsync("blue", TestServices.Web(variables: [("TEST_IGNORE_SIGTERM", "yes"), ("TEST_CHILD", "yes")]));
        var child = await ChildOfAsync(pool);
        Living.IsAlive(child).Should().BeTrue();

        var watch = Stopwatch.StartNew();
        (await agent.Control.DeleteAsync("/pools/blue?grace=1").StatusOfAsync()).Should().Be(204);

        watch.Elapsed.Should().BeGreaterThan(TimeSpan.FromSeconds(0.9), "it had its grace");
        Living.IsAlive(pool.Services[0].Pid).Should().BeFalse();
        Living.IsAlive(child).Should().BeFalse();
    }

    [Fact]
    public async Task Children_of_a_service_that_exited_are_stopped_too()
    {
        var pool = await agent.StartPoolAsync("blue", TestServices.Web(variables: [("TEST_CHILD", "yes")]));
        var child = await ChildOfAsync(pool);
        _ = NativeMethods.Kill(pool.Services[0].Pid, NativeMethods.SigKill);
        await Eventually.BecomesAsync(
            async () => (await agent.PoolAsync("blue")).Services[0].State is ServiceState.Exited, () => "the service did not exit");
        (await agent.PoolAsync("blue")).Services[0].ExitCode.Should().Be(128 + NativeMethods.SigKill);

        (await agent.Control.DeleteAsync("/pools/blue?grace=0").StatusOfAsync()).Should().Be(204);

        Living.IsAlive(child).Should().BeFalse();
    }

    [Fact]
    public async Task While_a_pool_takes_its_grace_everything_else_goes_on()
    {
        var deaf = TestServices.Web(variables: [("TEST_IGNORE_SIGTERM", "yes")]);
        await agent.StartPoolAsync("blue", deaf);
        await agent.StartPoolAsync("green", TestServices.Web());

        var stopping = agent.Control.DeleteAsync("/pools/blue?grace=600");
        await Eventually.BecomesAsync(
            async () => await agent.PutPoolAsync("blue", deaf).StatusOfAsync() == 409, () => "nobody stops blue");
        (await agent.PutRoutesAsync(("blue", 1)).ProblemAsync(409)).Should()
            .Be("pool 'blue' is being stopped; it cannot get requests any more");
        await agent.RouteAsync(("green", 1));
        (await agent.PutPoolAsync("blue", deaf).ProblemAsync(409)).Should().StartWith("pool 'blue' is being stopped; ");
        (await agent.Proxy.GetStringAsync("/version")).Should().Be("none");

        stopping.IsCompleted.Should().BeFalse();
        _ = NativeMethods.Kill((await agent.PoolAsync("blue")).Services[0].Pid, NativeMethods.SigKill);
        (await stopping.StatusOfAsync()).Should().Be(204);
    }

    [Fact]
    public async Task The_grace_is_a_number_of_seconds() =>
        (await agent.Control.DeleteAsync("/pools/blue?grace=soon").ProblemAsync(400)).Should()
            .Be("grace=soon is not a whole number between 0 and 3600");

    private static async Task<int> ChildOfAsync(PoolStatus pool) =>
        int.Parse(await pool.Services[0].AskAsync("child"), CultureInfo.InvariantCulture);
}
