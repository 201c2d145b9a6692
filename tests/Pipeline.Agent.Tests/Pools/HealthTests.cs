using Pipeline.Agent.Protocol;

namespace Pipeline.Agent.Tests;

public sealed class HealthTests : IAsyncLifetime
{
    private RunningAgent agent = null!;

    public async Task InitializeAsync() => agent = await RunningAgent.StartAsync();

    public async Task DisposeAsync() => await agent.DisposeAsync();

    [Fact]
    public async Task Each_service_tells_why_it_is_not_healthy()
    {
        using var put = await agent.PutPoolAsync(
            "blue",
            TestServices.Web("good", "/good"),
            TestServices.Web("bad", "/bad", ("TEST_HEALTH", "500")),
            TestServices.Web("redirects", "/redirects") with { HealthPath = "/redirect" },
            TestServices.Web("hangs", "/hangs", ("TEST_HEALTH", "hang")),
            TestServices.Web("deaf", "/deaf", ("TEST_LISTEN", "no")),
            TestServices.Web("gone", "/gone", ("TEST_EXIT_AFTER_MS", "0"), ("TEST_EXIT_CODE", "3")));

        ServiceHealth[] expected =
        [
            new("good", Ok: true, 200),
            new("bad", Ok: false, 500, "answered 500"),
            new("redirects", Ok: false, 302, "answered 302"),
            new("hangs", Ok: false, Reason: "timed out"),
            new("deaf", Ok: false, Reason: "connection refused"),
            new("gone", Ok: false, Reason: "exited with code 3", ExitCode: 3),
        ];
        var last = await agent.HealthAsync("blue");
        await Eventually.BecomesAsync(
            async () => (last = await agent.HealthAsync("blue")).Services.SequenceEqual(expected),
            () => $"the last answer was {string.Join('\n', last.Services)}");

        last.Healthy.Should().BeFalse();
        (await agent.Control.GetAsync("/pools/blue/health").StatusOfAsync()).Should().Be(410, "one of them has exited");
        (await agent.PoolAsync("blue")).Services.Select(service => (service.Name, service.State, service.ExitCode)).Should().Equal(
            ("good", ServiceState.Running, null),
            ("bad", ServiceState.Starting, null),
            ("redirects", ServiceState.Starting, null),
            ("hangs", ServiceState.Starting, null),
            ("deaf", ServiceState.Starting, null),
            ("gone", ServiceState.Exited, 3));
    }

    [Fact]
    public async Task A_pool_is_healthy_when_all_its_services_are()
    {
        await agent.StartPoolAsync("blue", TestServices.Web(), TestServices.Web("api", "/api", ("TEST_HEALTH", "after:1000")));

        using var response = await agent.Control.GetAsync("/pools/blue/health");

        ((int)response.StatusCode).Should().Be(200);
        (await response.Content.ReadAsStringAsync()).Should().Be(
            """{"healthy":true,"detail":"every service is healthy","services":[{"service":"web","ok":true,"status":200},{"service":"api","ok":true,"status":200}]}""");
    }

    [Fact]
    public async Task A_pool_that_may_still_become_healthy_is_worth_waiting_for()
    {
        using var put = await agent.PutPoolAsync("blue", TestServices.Web(variables: [("TEST_HEALTH", "500")]));

        (await agent.Control.GetAsync("/pools/blue/health").StatusOfAsync()).Should().Be(503);
    }

    [Fact]
    public async Task A_pool_that_is_not_there_is_named() =>
        (await agent.Control.GetAsync("/pools/green/health").ProblemAsync(404)).Should().Be("there is no pool 'green'; there is: none");

    [Fact]
    public async Task The_log_has_both_outputs_of_a_service_in_their_order()
    {
        await agent.StartPoolAsync("blue", TestServices.Web(variables: [("TEST_PRINT", "2")]), TestServices.Web("api", "/api"));

        (await agent.Control.GetStringAsync("/pools/blue/logs?service=web")).Should().Be("out 1\nerr 1\nout 2\nerr 2\n");
        (await agent.Control.GetStringAsync("/pools/blue/logs?service=web&lines=1")).Should().Be("err 2\n");
        (await agent.Control.GetStringAsync("/pools/blue/logs?service=api")).Should().BeEmpty();
        (await agent.Control.GetAsync("/pools/blue/logs?service=db").ProblemAsync(404)).Should()
            .Be("pool 'blue' has no service 'db'; ?service= is one of: web, api");
        (await agent.Control.GetAsync("/pools/blue/logs?service=web&lines=-1").ProblemAsync(400)).Should()
            .Be("lines=-1 is not a whole number between 0 and 10000");
    }

    [Fact]
    public async Task Who_sees_that_a_service_has_exited_finds_its_last_words()
    {
        for (var i = 0; i < 5; i++)
        {
            var id = $"pool-{i}";
            using var put = await agent.PutPoolAsync(id, TestServices.Program("brief", "sh", "-c", "echo last words; exit 3"));
            await Eventually.BecomesAsync(
                async () => (await agent.HealthAsync(id)).Services[0].Reason == "exited with code 3", () => "it did not exit");

            (await agent.Control.GetStringAsync($"/pools/{id}/logs?service=brief")).Should().Be("last words\n");
        }
    }
}
