using System.Net;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Maintenance;

/// <summary>On a real local environment: what users see, and that a deployment goes on behind the page.</summary>
public sealed class MaintenanceTests : IAsyncLifetime
{
    private static readonly HttpClient Client = new();
    private readonly LocalApplication application = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await application.DisposeAsync();

    [Fact]
    public async Task Users_see_the_page_while_a_release_is_deployed_and_smoke_tested_behind_it()
    {
        await application.DeployAsync("1.0.0");
        var notice = MaintenanceNotice.New("new disks", "ada", DateTimeOffset.UnixEpoch);
        await application.ApplyAsync(application.Host.BeginMaintenance(notice, "<h1>Back soon</h1>"));
        (await application.StateAsync()).Maintenance.Should().Be(notice);

        await application.DeployAsync("1.1.0");

        (await application.StateAsync()).Last!.Release.Version.Should().Be("1.1.0", "its smoke tests pass the page by");
        using var shown = await Client.GetAsync(application.Url);
        (shown.StatusCode, await shown.Content.ReadAsStringAsync()).Should().Be((HttpStatusCode.ServiceUnavailable, "<h1>Back soon</h1>"));
        application.Output.Lines.Should().NotContain(line => line.Contains(notice.Bypass, StringComparison.Ordinal));

        await application.ApplyAsync(application.Host.EndMaintenance());
        (await Client.GetStringAsync(new Uri(application.Url, "version"))).Should().Be("1.1.0");
        (await application.StateAsync()).Maintenance.Should().BeNull();
    }

    [Fact]
    public void No_plan_shows_the_bypass()
    {
        var notice = MaintenanceNotice.New("new disks", "ada", DateTimeOffset.UnixEpoch);
        var environment = new DeploymentEnvironment("test") { Host = new NoHost(), SmokeTests = [new("/health")] };

        PlanText.Of(application.Host.BeginMaintenance(notice, "page")).Should().Contain("\"bypass\":\"***\"");
        PlanText.Of(SmokePlan.Of(environment, application.Url, "1.0.0", notice)).Should().Contain("-H 'X-Maintenance-Bypass: ***'").And.NotContain(notice.Bypass);
    }

    [Fact]
    public void The_page_is_the_repository_s_own_or_a_plain_one_that_names_the_application()
    {
        using var root = new TemporaryFolder();
        root.Write("ops/maintenance.html", "<h1>استراحة</h1>");
        var environment = new DeploymentEnvironment("test") { Host = new NoHost() };
        var site = new Site(new Application("a&b"), environment, root.Path);

        MaintenancePage.Of(site).Should().Contain("<h1>a&amp;b is being maintained</h1>").And.Contain("{ font:");
        MaintenancePage.Of(site with { Environment = environment with { MaintenancePage = "ops/maintenance.html" } }).Should().Be("<h1>استراحة</h1>");
        FluentActions.Invoking(() => MaintenancePage.Of(site with { Environment = environment with { MaintenancePage = "gone.html" } })).Should()
            .Throw<FailureException>().WithMessage("The maintenance page of test, gone.html, is not in the repository.");
    }
}
