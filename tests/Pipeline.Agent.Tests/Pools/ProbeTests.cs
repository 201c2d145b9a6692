using System.Net.Http.Json;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent.Tests;

/// <summary>What a gate asks: one request to a pool past the shares, and what the proxy has counted.</summary>
public sealed class ProbeTests : IAsyncLifetime
{
    private RunningAgent agent = null!;

    public async Task InitializeAsync() => agent = await RunningAgent.StartAsync();

    public async Task DisposeAsync() => await agent.DisposeAsync();

    [Fact]
    public async Task A_pool_without_traffic_answers_a_probe_and_does_not_count_it()
    {
        await agent.StartPoolAsync("blue", TestServices.Web(), TestServices.Web("api", "/api") with { StripRoute = true });

        (await ProbeAsync("/status/503?a=b")).Status.Should().Be(503);
        (await ProbeAsync("/api/status/418")).Status.Should().Be(418);

        var pool = await agent.PoolAsync("blue");
        pool.Requests.Should().Be(0);
        pool.InFlight.Should().Be(0);
        pool.LatencyMilliseconds.Should().BeNull();
    }

    [Fact]
    public async Task Why_there_is_no_answer_is_said()
    {
        await agent.StartPoolAsync("blue", TestServices.Web());
        _ = NativeMethods.Kill((await agent.PoolAsync("blue")).Services[0].Pid, NativeMethods.SigKill);

        await Eventually.BecomesAsync(async () => (await ProbeAsync("/version")).Reason == "exited with code 137", () => "it still answers");

        (await ProbeAsync("/version")).Status.Should().BeNull();
    }

    [Fact]
    public async Task A_path_without_a_service_is_not_found()
    {
        await agent.StartPoolAsync("blue", TestServices.Web("api", "/api"));

        (await ProbeAsync("/other")).Should().Be(new ProbeDocument(0, 404, "no service of pool blue has a route for /other"));
        (await agent.Control.GetAsync("/pools/blue/probe?path=other").ProblemAsync(400)).Should().Be("?path= must begin with \"/\"");
    }

    [Fact]
    public async Task The_time_to_the_beginning_of_the_answers_is_measured()
    {
        await agent.StartPoolAsync("blue", TestServices.Web());
        await agent.RouteAsync(("blue", 1));

        await agent.Proxy.GetStringAsync("/slow/200");

        (await agent.PoolAsync("blue")).LatencyMilliseconds.Should().BeGreaterThan(195);
    }

    private async Task<ProbeDocument> ProbeAsync(string path) => (await agent.Control.GetFromJsonAsync(
        $"/pools/blue/probe?path={Uri.EscapeDataString(path)}", ProtocolJson.Default.ProbeDocument))!;
}
