using System.Net.Http.Json;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent.Tests;

/// <summary>Several processes of one service in a pool, and pools that grow and shrink while they are used.</summary>
public sealed class InstancesTests : IAsyncLifetime
{
    private RunningAgent agent = null!;

    public async Task InitializeAsync() => agent = await RunningAgent.StartAsync();

    public async Task DisposeAsync() => await agent.DisposeAsync();

    [Fact]
    public async Task A_pool_has_as_many_processes_of_a_service_as_it_has_replicas_and_they_take_turns()
    {
        var pool = await agent.StartPoolAsync("blue", Web(replicas: 3), TestServices.Web("api", "/api"));
        await agent.RouteAsync(("blue", 1));

        pool.Services.Select(service => service.Name).Should().Equal("web", "web@2", "web@3", "api");
        (await PortsThatAnswerAsync(6)).GroupBy(port => port, StringComparer.Ordinal).Should().HaveCount(3).And.OnlyContain(port => port.Count() == 2);
    }

    [Fact]
    public async Task A_pool_may_begin_with_fewer_and_grow_and_is_still_the_same_pool()
    {
        await StartAsync(instances: 1, Web(replicas: 3), TestServices.Web("api", "/api"));
        (await NamesAsync()).Should().Equal("web", "api");

        (await ResizeAsync("blue", 3).StatusOfAsync()).Should().Be(204);

        (await NamesAsync()).Should().Equal("web", "api", "web@2", "web@3");
        using var again = await agent.PutPoolAsync("blue", Web(replicas: 3), TestServices.Web("api", "/api"));
        ((int)again.StatusCode).Should().Be(200);
    }

    [Fact]
    public async Task A_process_that_was_added_gets_requests_once_it_was_healthy()
    {
        await StartAsync(instances: 1, Web(replicas: 2));
        await HealthyAsync();
        await agent.RouteAsync(("blue", 1));
        var first = (await agent.PoolAsync("blue")).Services.Single().Port;

        await ResizeAsync("blue", 2).StatusOfAsync();

        (await PortsThatAnswerAsync(4)).Should().OnlyContain(port => port == $"{first}", "the second one was not asked for its health yet");
        await HealthyAsync();
        (await PortsThatAnswerAsync(4)).Distinct(StringComparer.Ordinal).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_process_that_is_taken_out_answers_what_it_has_and_ends()
    {
        var pool = await agent.StartPoolAsync("blue", Web(replicas: 2));
        await agent.RouteAsync(("blue", 1));
        var held = new[] { agent.Proxy.GetStringAsync("/hold/a"), agent.Proxy.GetStringAsync("/hold/a") };
        await Eventually.BecomesAsync(async () => await HeldAsync(pool) == 2, () => "the requests did not arrive");

        (await ResizeAsync("blue", 1).StatusOfAsync()).Should().Be(204);

        (await NamesAsync()).Should().Equal("web");
        (await RetiredAsync().ProblemAsync(409)).Should().Be("pool 'blue' still ends web@2, with 1 request(s) to answer");
        (await PortsThatAnswerAsync(4)).Should().OnlyContain(port => port == $"{pool.Services[0].Port}");
        foreach (var service in pool.Services) await ReleaseAsync(service);
        (await Task.WhenAll(held)).Should().Equal("released", "released");
        await Eventually.BecomesAsync(async () => await RetiredAsync().StatusOfAsync() == 204, () => "it did not end");
        Living.IsAlive(pool.Services[1].Pid).Should().BeFalse();
    }

    [Fact]
    public async Task A_process_that_was_taken_out_waits_no_longer_than_it_may()
    {
        var pool = await agent.StartPoolAsync("blue", Web(replicas: 2));
        await agent.RouteAsync(("blue", 1));
        var held = new[] { agent.Proxy.GetAsync("/hold/a"), agent.Proxy.GetAsync("/hold/a") };
        await Eventually.BecomesAsync(async () => await HeldAsync(pool) == 2, () => "the requests did not arrive");

        await ResizeAsync("blue", 1, drain: 0).StatusOfAsync();

        await Eventually.BecomesAsync(() => !Living.IsAlive(pool.Services[1].Pid), "it went on");
        await ReleaseAsync(pool.Services[0]);
        await Task.WhenAll(held);
    }

    [Fact]
    public async Task A_pool_that_stops_does_not_wait_for_what_was_taken_out()
    {
        var pool = await agent.StartPoolAsync("blue", Web(replicas: 2));
        await agent.RouteAsync(("blue", 1));
        var held = new[] { agent.Proxy.GetAsync("/hold/a"), agent.Proxy.GetAsync("/hold/a") };
        await Eventually.BecomesAsync(async () => await HeldAsync(pool) == 2, () => "the requests did not arrive");
        await ResizeAsync("blue", 1, drain: 3600).StatusOfAsync();
        await agent.RouteAsync();

        (await agent.Control.DeleteAsync("/pools/blue?grace=1").StatusOfAsync()).Should().Be(204);

        pool.Services.Should().OnlyContain(service => !Living.IsAlive(service.Pid));
        File.Exists(agent.Home.ProcessesFile).Should().BeFalse();
        await Task.WhenAll(held);
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        await agent.StartPoolAsync("blue", Web(replicas: 2));

        (await ResizeAsync("blue", 0).ProblemAsync(400)).Should().Be("pool 'blue' cannot have 0 instances; it must be between 1 and 64");
        (await ResizeAsync("green", 1).ProblemAsync(404)).Should().Be("there is no pool 'green'; there is: blue");
        (await agent.PutPoolAsync("green", Web(replicas: 65)).ProblemAsync(400)).Should().Be("web: replicas is 65; it must be between 1 and 64");
    }

    private static ServiceSpec Web(int replicas) => TestServices.Web() with { Replicas = replicas };

    private async Task StartAsync(int instances, params ServiceSpec[] services)
    {
        var spec = new PoolSpec(new ReleaseName("blue", "c0ffee"), services, instances);
        using var response = await agent.Control.PutAsJsonAsync("/pools/blue", spec, ProtocolJson.Default.PoolSpec);
        response.IsSuccessStatusCode.Should().BeTrue(await response.Content.ReadAsStringAsync());
    }

    private Task HealthyAsync() => Eventually.BecomesAsync(async () => (await agent.HealthAsync("blue")).Healthy, () => "it did not become healthy");

    private Task<HttpResponseMessage> ResizeAsync(string pool, int instances, int drain = 60) => agent.Control.PutAsJsonAsync(
        $"/pools/{pool}/instances", new InstancesDocument(instances, drain), ProtocolJson.Default.InstancesDocument);

    private Task<HttpResponseMessage> RetiredAsync() => agent.Control.GetAsync("/pools/blue/retired");

    private async Task<IEnumerable<string>> NamesAsync() => (await agent.PoolAsync("blue")).Services.Select(service => service.Name);

    private async Task<List<string>> PortsThatAnswerAsync(int requests)
    {
        var ports = new List<string>();
        for (var i = 0; i < requests; i++) ports.Add((await agent.Proxy.GetFromJsonAsync<Dictionary<string, string>>("/environment"))!["PORT"]);
        return ports;
    }

    private static async Task<int> HeldAsync(PoolStatus pool)
    {
        var states = await Task.WhenAll(pool.Services.Select(service => service.AskAsync("held/a")));
        return states.Count(state => state == "waiting");
    }

    private static async Task ReleaseAsync(ServiceStatus service)
    {
        using var client = new HttpClient();
        using var released = await client.PostAsync(new Uri($"http://127.0.0.1:{service.Port}/release/a"), content: null);
    }
}
