using System.Globalization;

namespace Pipeline.Agent.Tests;

/// <summary>What clients see, and do not see, while releases change places.</summary>
public sealed class SwitchTests : IAsyncLifetime
{
    private RunningAgent agent = null!;

    public async Task InitializeAsync()
    {
        agent = await RunningAgent.StartAsync();
        await agent.StartPoolAsync("blue", TestServices.Web(variables: [("TEST_VERSION", "1")]));
        await agent.StartPoolAsync("green", TestServices.Web(variables: [("TEST_VERSION", "2")]));
    }

    public async Task DisposeAsync() => await agent.DisposeAsync();

    [Fact]
    public async Task Without_routes_the_proxy_says_so()
    {
        using var response = await agent.Proxy.GetAsync("/");

        ((int)response.StatusCode).Should().Be(503);
        response.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(5));
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
        (await response.Content.ReadAsStringAsync()).Should().Be("No release is routed in staging now: every pool has weight 0.\n");
    }

    [Fact]
    public async Task Weights_share_the_requests_of_one_connection()
    {
        await agent.RouteAsync(("blue", 1), ("green", 3));

        var versions = new List<string>();
        for (var i = 0; i < 200; i++)
            versions.Add(await agent.Proxy.GetStringAsync("/version"));

        versions.Count(version => version == "1").Should().BeCloseTo(50, 3);
        versions.Count(version => version == "2").Should().BeCloseTo(150, 3);
        var status = await agent.StatusAsync();
        status.Pools.Select(pool => (pool.Id, pool.Weight, pool.InFlight, pool.Failures)).Should()
            .Equal(("blue", 1, 0, 0L), ("green", 3, 0, 0L));
        status.Pools.Sum(pool => pool.Requests).Should().Be(200);
    }

    [Fact]
    public async Task A_switch_is_not_noticed_by_clients_that_never_pause()
    {
        await agent.RouteAsync(("blue", 1));
        using var done = new CancellationTokenSource();
        var clients = Enumerable.Range(0, 4).Select(_ => RequestUntilAsync(done.Token)).ToArray();

        for (var i = 0; i < 10; i++)
        {
            await agent.RouteAsync((i % 2 == 0 ? "green" : "blue", 1));
            await Task.Delay(50);
        }

        // And away with a pool under load.
        await agent.RouteAsync(("green", 1));
        await DrainedAsync("blue");
        (await agent.Control.DeleteAsync("/pools/blue").StatusOfAsync()).Should().Be(204);
        await Task.Delay(200);

        await done.CancelAsync();
        var answers = (await Task.WhenAll(clients)).SelectMany(answer => answer).ToArray();
        answers.Should().OnlyContain(answer => answer == "1" || answer == "2").And.HaveCountGreaterThan(100);
        answers.Should().Contain("1").And.Contain("2");
        (await agent.PoolAsync("green")).Failures.Should().Be(0);
    }

    [Fact]
    public async Task A_request_finishes_in_the_pool_that_it_was_given()
    {
        await agent.RouteAsync(("blue", 1));
        var slow = agent.Proxy.GetAsync("/hold/slow");
        await Eventually.BecomesAsync(async () => (await agent.PoolAsync("blue")).InFlight == 1, () => "the request did not arrive");
        (await DrainAsync("blue").ProblemAsync(409)).Should().Be("pool 'blue' still gets requests (weight 1)");

        await agent.RouteAsync(("green", 1));

        (await agent.Proxy.GetStringAsync("/version")).Should().Be("2");
        (await DrainAsync("blue").ProblemAsync(409)).Should().Be("pool 'blue' still answers 1 request(s)");
        await ReleaseAsync("blue", "slow");
        using var answer = await slow;
        answer.Headers.GetValues("X-Version").Should().Equal("1");
        (await answer.Content.ReadAsStringAsync()).Should().Be("released");
        await DrainedAsync("blue");
    }

    [Fact]
    public async Task A_request_counts_until_the_last_byte_of_its_answer()
    {
        await agent.RouteAsync(("blue", 1));
        using var response = await agent.Proxy.GetAsync("/events/stream", HttpCompletionOption.ResponseHeadersRead);

        await agent.RouteAsync(("green", 1));
        (await DrainAsync("blue").StatusOfAsync()).Should().Be(409);
        response.Dispose();

        await DrainedAsync("blue");
        (await agent.PoolAsync("blue")).Failures.Should().Be(0, "the client went away, which is not the service's fault");
    }

    [Fact]
    public async Task Wrong_routes_change_nothing()
    {
        await agent.RouteAsync(("blue", 1));

        (await agent.PutRoutesAsync(("green", 1), ("red", 1)).ProblemAsync(404)).Should()
            .Be("there is no pool 'red'; there is: blue, green");
        (await agent.PutRoutesAsync(("green", -1)).ProblemAsync(400)).Should().Be("the weight of pool 'green' is -1; it must be 0 or more");

        (await agent.StatusAsync()).Pools.Select(pool => pool.Weight).Should().Equal(1, 0);
        (await DrainAsync("red").ProblemAsync(404)).Should().Be("there is no pool 'red'; there is: blue, green");
    }

    private Task<HttpResponseMessage> DrainAsync(string pool) => agent.Control.GetAsync($"/pools/{pool}/drained");

    private Task DrainedAsync(string pool) => Eventually.BecomesAsync(
        async () => await DrainAsync(pool).StatusOfAsync() == 200, () => $"pool {pool} is not drained");

    private async Task ReleaseAsync(string pool, string hold)
    {
        var port = (await agent.PoolAsync(pool)).Services[0].Port;
        using var direct = new HttpClient();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/release/{hold}");
        using var response = await direct.PostAsync(address, null);
        response.EnsureSuccessStatusCode();
    }

    private async Task<List<string>> RequestUntilAsync(CancellationToken done)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = agent.Address };
        var answers = new List<string>();
        while (!done.IsCancellationRequested)
        {
            try
            {
                answers.Add(await client.GetStringAsync("/version", CancellationToken.None));
            }
            catch (HttpRequestException failure)
            {
                answers.Add(failure.ToString());
            }
        }

        return answers;
    }
}
