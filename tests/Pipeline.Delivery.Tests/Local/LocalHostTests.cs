using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

public sealed class LocalHostTests : IAsyncLifetime
{
    private static readonly HttpClient Client = new();
    private readonly LocalApplication application = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await application.DisposeAsync();

    [Fact]
    public async Task The_first_deployment_starts_the_agent_and_serves_the_release()
    {
        await application.DeployAsync("1.0.0");

        (await VersionAsync()).Should().Be("1.0.0");
        var state = await application.StateAsync();
        state.Live!.Version.Should().Be("1.0.0");
        state.Last!.Release.Version.Should().Be("1.0.0");
        state.Last.By.Should().Be("the test");
    }

    [Fact]
    public async Task A_second_deployment_takes_over_and_a_third_of_the_same_version_does_nothing()
    {
        await application.DeployAsync("1.0.0");
        await application.DeployAsync("1.1.0");

        (await VersionAsync()).Should().Be("1.1.0");
        (await application.StateAsync()).Pools.Should().ContainSingle().Which.Name.Should().Be("green");
        (await application.PlanAsync(application.ReleaseOf("1.1.0"), DeploymentKind.Deploy)).Should().BeOfType<Nothing>();
    }

    [Fact]
    public async Task A_rollback_brings_the_version_before_back_and_is_recorded_as_one()
    {
        await application.DeployAsync("1.0.0");
        await application.DeployAsync("1.1.0");

        await application.RollbackAsync();

        (await VersionAsync()).Should().Be("1.0.0");
        (await application.StateAsync()).Last!.Kind.Should().Be("rollback");
    }

    [Theory]
    [InlineData("TEST_HEALTH", "500")]
    [InlineData("TEST_LISTEN", "no")]
    [InlineData("TEST_EXIT_AFTER_MS", "0")]
    public async Task A_release_that_does_not_get_healthy_is_never_routed_to(string variable, string value)
    {
        await application.DeployAsync("1.0.0");

        application.HealthyWithin = TimeSpan.FromSeconds(1);
        var deploy = () => application.DeployAsync("1.1.0", (variable, value), ("TEST_PRINT", "3"));

        await deploy.Should().ThrowAsync<FailureException>();
        (await VersionAsync()).Should().Be("1.0.0");
        application.Output.Lines.Should().Contain("  err 3");
        (await application.StateAsync()).Pools.Should().ContainSingle();

        application.HealthyWithin = TimeSpan.FromSeconds(30);
        await application.DeployAsync("1.2.0");
        (await VersionAsync()).Should().Be("1.2.0");
    }

    [Fact]
    public async Task A_service_that_exits_ends_the_wait_at_once()
    {
        var started = System.Diagnostics.Stopwatch.StartNew();

        var deploy = () => application.DeployAsync("1.0.0", ("TEST_EXIT_AFTER_MS", "0"), ("TEST_EXIT_CODE", "7"), ("TEST_PRINT", "1"));

        var failure = (await deploy.Should().ThrowAsync<FailureException>()).WithMessage("*web exited with code 7 (pool blue). Nothing serves*").Which;
        failure.Details.Should().BeEquivalentTo("web: out 1", "web: err 1");
        application.Journal.Ids.Should().NotContain("Deploy/switch/bring-up/route");
        started.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_release_that_fails_its_smoke_test_is_taken_back()
    {
        await application.DeployAsync("1.0.0");

        var deploy = () => application.DeployAsync("1.1.0", ("TEST_VERSION", "1.0.9"));

        (await deploy.Should().ThrowAsync<FailureException>()).WithMessage("*answered without '1.1.0'*");
        (await VersionAsync()).Should().Be("1.0.0");
    }

    [Fact]
    public async Task Replace_goes_back_to_the_release_before_when_the_next_fails()
    {
        application.Strategy = Strategy.Replace;
        await application.DeployAsync("1.0.0");
        application.HealthyWithin = TimeSpan.FromSeconds(4);

        var deploy = () => application.DeployAsync("1.1.0", ("TEST_HEALTH", "500"));

        await deploy.Should().ThrowAsync<FailureException>();
        (await application.StateAsync()).Live!.Version.Should().Be("1.0.0");
    }

    [Fact]
    public async Task Old_releases_are_pruned_but_not_those_that_a_rollback_needs()
    {
        foreach (var version in new[] { "1.0.0", "1.1.0", "1.2.0", "1.3.0" }) await application.DeployAsync(version);

        Directory.GetDirectories(Path.Combine(application.Root, ".nuke", "local", "test", "releases", "web")).Should().HaveCount(3, "two past releases are kept beside the new one");
        await application.RollbackAsync();
        (await VersionAsync()).Should().Be("1.2.0");
    }

    private async Task<string> VersionAsync() => await Client.GetStringAsync(new Uri(application.Url, "version"));
}
