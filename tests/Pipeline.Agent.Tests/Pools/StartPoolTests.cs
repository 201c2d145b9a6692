using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent.Tests;

public sealed class StartPoolTests : IAsyncLifetime
{
    private const string Secret = "hunter2-of-the-build";

    private RunningAgent agent = null!;

    public async Task InitializeAsync() =>
        agent = await RunningAgent.StartAsync(null, ("REGISTRY_TOKEN", Secret), ("ASPNETCORE_HTTP_PORTS", "1"));

    public async Task DisposeAsync() => await agent.DisposeAsync();

    [Fact]
    public async Task A_pool_is_started_once()
    {
        var spec = TestServices.Web(variables: [("A", "1"), ("B", "2")]);
        var sameSpec = TestServices.Web(variables: [("B", "2"), ("A", "1")]);

        (await agent.PutPoolAsync("blue", spec).StatusOfAsync()).Should().Be(201);
        var started = await agent.PoolAsync("blue");
        (await agent.PutPoolAsync("blue", sameSpec).StatusOfAsync()).Should().Be(200);
        (await agent.PutPoolAsync("blue", spec with { StopGraceSeconds = 1 }).ProblemAsync(409)).Should()
            .Be("pool 'blue' runs with another specification; a pool never changes: take another id");

        (await agent.StatusAsync()).Pools.Should().ContainSingle().Which.Services.Should().ContainSingle()
            .Which.Pid.Should().Be(started.Services[0].Pid);
    }

    [Fact]
    public async Task The_status_tells_what_runs()
    {
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        var pool = await agent.StartPoolAsync("blue", TestServices.Web());
        var status = await agent.StatusAsync();

        status.Should().BeEquivalentTo(new { Protocol = 1, Pid = agent.Pid, Environment = "staging", agent.Port });
        status.Build.Should().Be(BuildId.Compute()).And.MatchRegex("^[0-9a-f]{64}$");
        pool.StartedAt.Should().BeAfter(before).And.BeBefore(DateTimeOffset.UtcNow.AddSeconds(1));
        pool.Should().BeEquivalentTo(
            new { Id = "blue", Release = new ReleaseName("blue", "c0ffee"), Weight = 0, InFlight = 0, Requests = 0L, Failures = 0L });
        var service = pool.Services.Should().ContainSingle().Subject;
        service.Should().Be(new ServiceStatus("web", service.Port, service.Pid, ServiceState.Running));
        Living.IsAlive(service.Pid).Should().BeTrue();
    }

    [Fact]
    public async Task A_service_runs_with_its_own_environment_directory_and_arguments()
    {
        string[] odd = ["$(touch /tmp/x)", "; echo", "a b", "'\"", "", "*"];
        var spec = TestServices.Web(variables: [("GREETING", "hello"), ("ASPNETCORE_HTTP_PORTS", "2"), ("PORT", "3")]);
        var pool = await agent.StartPoolAsync("blue", spec with { Command = [.. spec.Command, .. odd] });
        await agent.RouteAsync(("blue", 1));

        (await agent.Proxy.GetFromJsonAsync<string[]>("/arguments")).Should().Equal(odd);
        (await agent.Proxy.GetStringAsync("/directory")).Should().Be(AppContext.BaseDirectory.TrimEnd('/'));
        var variables = (await agent.Proxy.GetFromJsonAsync<Dictionary<string, string>>("/environment"))!;
        variables.Should().Contain("GREETING", "hello").And.Contain("PORT", $"{pool.Services[0].Port}").And.ContainKey("PATH");
        variables.Should().NotContainKey("REGISTRY_TOKEN").And.NotContainKey("ASPNETCORE_HTTP_PORTS");
        variables.Values.Should().NotContain(value => value.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_refused_and_the_rest_of_the_pool_is_stopped()
    {
        var detail = await agent.PutPoolAsync(
            "blue", TestServices.Program("first", "sleep", "600"), TestServices.Program("second", "./no/such/program")).ProblemAsync(422);

        detail.Should().Be($"second: there is no file {Path.Combine(AppContext.BaseDirectory, "no/such/program")}");
        (await agent.StatusAsync()).Pools.Should().BeEmpty();
        File.Exists(agent.Home.ProcessesFile).Should().BeFalse();
        var started = Regex.Match(agent.Output, "started first of pool blue as process ([0-9]+) ");
        started.Success.Should().BeTrue(agent.Output);
        Living.IsAlive(int.Parse(started.Groups[1].Value, CultureInfo.InvariantCulture)).Should().BeFalse();
    }

    [Fact]
    public async Task A_program_that_the_operating_system_refuses_is_refused()
    {
        var script = Path.Combine(agent.Home.Directory, "script");
        await File.WriteAllTextAsync(script, "#!/no/such/interpreter\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var detail = await agent.PutPoolAsync("blue", TestServices.Program("broken", script)).ProblemAsync(422);

        detail.Should().StartWith("broken: ").And.Contain(script).And.Contain("not found");
        (await agent.StatusAsync()).Pools.Should().BeEmpty();
    }

    [Theory]
    [InlineData("{}", "the body is not a PoolSpec: ")]
    [InlineData("not json", "the body is not a PoolSpec: ")]
    [InlineData("""{"release":{"version":"1","commit":"c"},"services":[],"replicas":2}""", "the body is not a PoolSpec: ")]
    [InlineData("""{"release":{"version":"1","commit":"c"},"services":[]}""", "pool 'blue' has no services")]
    public async Task A_malformed_specification_is_refused(string body, string reason)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        (await agent.Control.PutAsync("/pools/blue", content).ProblemAsync(400)).Should().StartWith(reason);
    }

    [Fact]
    public async Task Only_the_control_socket_changes_anything()
    {
        (await agent.Proxy.PostAsync("/shutdown", null).StatusOfAsync()).Should()
            .Be(503, "the proxy has nothing routed, and knows no commands");
        (await agent.Control.PostAsync("/no/such", null).ProblemAsync(404)).Should()
            .Be("this agent does not know POST /no/such; is it of another version?");
        (await agent.Control.GetAsync("/routes").ProblemAsync(404)).Should().StartWith("this agent does not know GET /routes");
    }
}
