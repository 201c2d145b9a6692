using System.Globalization;
using System.Net.Http.Json;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent.Tests;

/// <summary>A pool that makes room for another one and may have to come back: halted, it has no processes; resumed, it is what it was.</summary>
public sealed class HaltPoolTests : IAsyncLifetime
{
    private RunningAgent agent = null!;

    public async Task InitializeAsync() => agent = await RunningAgent.StartAsync();

    public async Task DisposeAsync() => await agent.DisposeAsync();

    [Fact]
    public async Task A_halted_pool_has_no_processes_and_keeps_its_place()
    {
        var pool = await agent.StartPoolAsync("blue", TestServices.Web(variables: [("TEST_CHILD", "yes")]) with { StopGraceSeconds = 1 });
        var child = int.Parse(await pool.Services[0].AskAsync("child"), CultureInfo.InvariantCulture);

        (await HaltAsync("blue").StatusOfAsync()).Should().Be(204);

        Living.IsAlive(pool.Services[0].Pid).Should().BeFalse();
        Living.IsAlive(child).Should().BeFalse();
        File.Exists(agent.Home.ProcessesFile).Should().BeFalse("nothing would have to be ended after a crash of the agent");
        (await agent.PoolAsync("blue")).Services.Should().OnlyContain(service => service.State == ServiceState.Exited);
        (await agent.Control.GetAsync("/pools/blue/health").StatusOfAsync()).Should().Be(410, "waiting for it is in vain");
        (await HaltAsync("blue").StatusOfAsync()).Should().Be(204, "halting is idempotent");
    }

    [Fact]
    public async Task A_resumed_pool_is_what_it_was()
    {
        var halted = await agent.StartPoolAsync("blue", TestServices.Web(variables: [("TOKEN", "as it was")]), TestServices.Web("api", "/api"));
        await HaltAsync("blue").StatusOfAsync();

        (await ResumeAsync("blue").StatusOfAsync()).Should().Be(204);

        await Eventually.BecomesAsync(async () => (await agent.HealthAsync("blue")).Healthy, () => "it did not become healthy again");
        await agent.RouteAsync(("blue", 1));
        (await agent.Proxy.GetFromJsonAsync<Dictionary<string, string>>("/environment")).Should().Contain("TOKEN", "as it was");
        var resumed = await agent.PoolAsync("blue");
        resumed.Release.Should().Be(halted.Release);
        resumed.Services.Select(service => service.Name).Should().Equal("web", "api");
        resumed.Services.Select(service => service.Pid).Should().NotIntersectWith(halted.Services.Select(service => service.Pid));

        (await ResumeAsync("blue").StatusOfAsync()).Should().Be(204, "a pool that runs needs nothing");
        (await agent.PoolAsync("blue")).Services.Should().Equal(resumed.Services);
    }

    [Fact]
    public async Task A_pool_whose_services_have_all_exited_is_resumed_without_what_they_left()
    {
        var pool = await agent.StartPoolAsync("blue", TestServices.Web(variables: [("TEST_CHILD", "yes")]) with { StopGraceSeconds = 1 });
        var child = int.Parse(await pool.Services[0].AskAsync("child"), CultureInfo.InvariantCulture);
        _ = NativeMethods.Kill(pool.Services[0].Pid, NativeMethods.SigKill);
        await Eventually.BecomesAsync(
            async () => (await agent.PoolAsync("blue")).Services[0].State is ServiceState.Exited, () => "the service did not exit");

        (await ResumeAsync("blue").StatusOfAsync()).Should().Be(204);

        Living.IsAlive(child).Should().BeFalse();
        await Eventually.BecomesAsync(async () => (await agent.HealthAsync("blue")).Healthy, () => "it did not become healthy again");
    }

    [Fact]
    public async Task A_pool_that_gets_requests_is_not_halted()
    {
        await agent.StartPoolAsync("blue", TestServices.Web());
        await agent.RouteAsync(("blue", 1));

        (await HaltAsync("blue").ProblemAsync(409)).Should().Be("pool 'blue' gets requests (weight 1); route them elsewhere first with PUT /routes");

        (await agent.Proxy.GetStringAsync("/version")).Should().Be("none");
    }

    [Fact]
    public async Task A_pool_that_is_being_stopped_is_neither_halted_nor_resumed()
    {
        await agent.StartPoolAsync("blue", TestServices.Web(variables: [("TEST_IGNORE_SIGTERM", "yes")]));
        var stopping = agent.Control.DeleteAsync("/pools/blue?grace=600");
        await Eventually.BecomesAsync(async () => await ResumeAsync("blue").StatusOfAsync() == 409, () => "nobody stops blue");

        (await HaltAsync("blue").ProblemAsync(409)).Should().Be("pool 'blue' is being stopped; wait for DELETE to answer");
        (await ResumeAsync("blue").ProblemAsync(409)).Should().Be("pool 'blue' is being stopped; wait for DELETE to answer");

        _ = NativeMethods.Kill((await agent.PoolAsync("blue")).Services[0].Pid, NativeMethods.SigKill);
        (await stopping.StatusOfAsync()).Should().Be(204);
    }

    [Fact]
    public async Task A_halted_pool_can_be_stopped_and_its_id_is_free()
    {
        await agent.StartPoolAsync("blue", TestServices.Web());
        await HaltAsync("blue").StatusOfAsync();

        (await agent.Control.DeleteAsync("/pools/blue").StatusOfAsync()).Should().Be(204);

        (await ResumeAsync("blue").ProblemAsync(404)).Should().Be("there is no pool 'blue'; there is: none");
        await agent.StartPoolAsync("blue", TestServices.Web(variables: [("OTHER", "1")]));
    }

    [Fact]
    public async Task A_pool_that_is_not_there_is_named()
    {
        (await HaltAsync("green").ProblemAsync(404)).Should().Be("there is no pool 'green'; there is: none");
        (await ResumeAsync("green").ProblemAsync(404)).Should().Be("there is no pool 'green'; there is: none");
    }

    private Task<HttpResponseMessage> HaltAsync(string pool) => agent.Control.PostAsync($"/pools/{pool}/halt", null);

    private Task<HttpResponseMessage> ResumeAsync(string pool) => agent.Control.PostAsync($"/pools/{pool}/resume", null);
}
