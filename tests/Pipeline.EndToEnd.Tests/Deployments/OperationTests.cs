using System.Net;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What an operator does beside deployments, as he does it: lock, maintenance page, one-off command, logs, a look at all of it.</summary>
[Collection(DeploymentTests.Name)]
public sealed class OperationTests(Shop shop) : IClassFixture<Shop>
{
    private static readonly HttpClient Client = new();

    [Fact]
    public async Task A_lock_refuses_what_changes_the_release_and_lets_the_rest_through()
    {
        var live = await shop.LiveAsync();
        shop.Commit();

        (await shop.RunAsync("Lock --environment staging")).Expect(2).Error.Should().Contain("--reason");
        (await shop.RunAsync("Lock --environment staging --reason incident-42")).Expect(0);
        try
        {
            foreach (var target in new[] { "DeployStaging", "Rollback --environment staging", "Migrate --environment staging", "Down --environment staging" })
            {
                (await shop.RunAsync(target)).Expect(1).All.Should()
                    .Contain("staging is locked by ").And.Contain(": incident-42.").And.Contain("./build.sh Unlock --environment staging");
            }

            (await shop.RunAsync("DeployStaging --dry-run")).Expect(0).All.Should().Contain("the right to change staging is taken: locked by ");
            (await shop.RunAsync("Backup --environment staging")).Expect(0);
            (await shop.RunAsync("Status --environment staging")).Expect(0).Output.Should().Contain("locked by ").And.Contain("incident-42");
            await shop.ShouldServeAsync(live);
        }
        finally
        {
            (await shop.RunAsync("Unlock --environment staging")).Expect(0);
        }

        (await shop.RunAsync("Unlock --environment staging")).Expect(0).Output.Should().Contain("staging is not locked");
        (await shop.RunAsync("DeployStaging")).Expect(0);
        Audit().Should().Contain(line => line.Contains("\"what\":\"Lock\",\"detail\":\"incident-42\",\"outcome\":\"succeeded\""))
            .And.Contain(line => line.Contains("\"what\":\"Unlock\""));
    }

    [Fact]
    public async Task A_local_host_needs_no_preparation() =>
        (await shop.RunAsync("Provision --environment staging")).Expect(0).Output.Should().Contain("staging runs where nothing has to be prepared");

    [Fact]
    public async Task Maintenance_shows_the_page_until_it_is_over()
    {
        await shop.LiveAsync();

        (await shop.RunAsync("MaintenanceOn --environment staging --reason new-disks")).Expect(0);
        using (var answer = await Client.GetAsync(shop.Staging.Url))
        {
            answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            (await answer.Content.ReadAsStringAsync()).Should().Contain("shop is being maintained").And.NotContain("new-disks");
        }

        (await shop.RunAsync("Smoke --environment staging")).Expect(0);
        (await shop.RunAsync("Monitor --environment staging")).Expect(0).Output.Should().Contain("in maintenance since");
        (await shop.RunAsync("MaintenanceOff --environment staging")).Expect(0);
        (await shop.RunAsync("MaintenanceOff --environment staging")).Expect(0).Output.Should().Contain("staging is not in maintenance");
        (await Client.GetAsync(new Uri(shop.Staging.Url, "version"))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_one_off_command_runs_in_the_release_that_serves()
    {
        await shop.LiveAsync();

        (await shop.RunAsync("Run --environment staging")).Expect(2).Error.Should().Contain("--command").And.Contain("--service is missing").And.Contain("web, api");
        var run = (await shop.RunAsync("Run --environment staging --service api", ("PIPELINE_COMMAND", "sh -c 'echo \"$ENVIRONMENT runs $RELEASE_VERSION\"'"))).Expect(0);
        run.Output.Should().Contain($"staging runs {(await shop.Staging.State.Ask(default)).Live!.Version}");

        (await shop.RunAsync("Run --environment staging --service api", ("PIPELINE_COMMAND", "sh -c 'exit 3'"))).Expect(1).All.Should().Contain("sh ended with exit code 3.");
        Audit()[^1].Should().Contain("\"what\":\"Run\"").And.Contain("\"outcome\":\"failed\",\"failure\":\"sh ended with exit code 3.\"");
    }

    [Fact]
    public async Task Logs_and_releases_are_shown()
    {
        var first = await shop.LiveAsync();
        var second = await shop.DeployAsync(("TEST_PRINT", "3"));

        (await shop.RunAsync("Logs --environment staging --service web --lines 2")).Expect(0).Output.Should()
            .Contain("the last lines of web in pool").And.NotContain("lines of api").And.MatchRegex("(out|err) 3");
        (await shop.RunAsync("Logs --environment staging --service webb")).Expect(1).All.Should().Contain("shop has no service 'webb'.").And.Contain("web, api");
        (await shop.RunAsync("Releases --environment staging")).Expect(0).Output.Should().MatchRegex($"->  {second} .*\n.*{first} .*ready");
    }

    [Fact]
    public async Task A_look_at_everything_goes_over_all_environments()
    {
        await shop.LiveAsync();

        var status = (await shop.RunAsync("Status")).Expect(0).Output;
        status.Should().Contain("shop in staging: ").And.Contain("shop in production: nothing gets traffic");
        (await shop.RunAsync("Doctor")).Expect(0).Output.Should().Contain("== Doctor@staging").And.Contain("== Doctor@production").And.Contain("On PATH of this machine: git, dotnet");
    }

    [Fact]
    public async Task A_monitor_alerts_on_Slack_and_is_red_until_all_is_well()
    {
        using var slack = new FakeApi(new FakeAnswer(200, """{"ok":true,"channel":"C1","ts":"1.0"}"""));
        (string, string)[] told = [("DELIVERY_SLACK", slack.Url.AbsoluteUri), ("SLACK_BOT_TOKEN", "xoxb-hunter22")];
        await using var fresh = await Shop.OpenAsync();
        fresh.Commit();
        (await fresh.RunAsync("DeployStaging", told)).Expect(0);
        slack.Requests.Select(request => request.Line).Should().Equal("POST /chat.postMessage", "POST /chat.update");
        (await fresh.RunAsync("Monitor --environment staging", told)).Expect(0).Output.Should().Contain("All is well with staging.");

        Processes.Below(fresh.Root).Single(program => program.Folder.Contains("/releases/web/", StringComparison.Ordinal)).Kill();

        var monitor = (await fresh.RunAsync("Monitor --environment staging", told)).Expect(1);
        monitor.All.Should().Contain("Something is wrong with staging: release, GET /version.").And.NotContain("hunter22");
        slack.Requests.Should().HaveCount(3);
        slack.Requests[2].Body.Should().Contain(":rotating_light: *shop* in *staging*");
        (await fresh.RunAsync("Monitor --environment staging", told)).Expect(1).Output.Should().Contain("told already at ");
    }

    [Fact]
    public async Task Slack_that_is_down_fails_no_deployment()
    {
        var gone = new FakeApi(new FakeAnswer(200, ""));
        gone.Dispose();

        var version = await shop.DeployAsync(("DELIVERY_SLACK", gone.Url.AbsoluteUri), ("SLACK_BOT_TOKEN", "xoxb-hunter22"));

        await shop.ShouldHaveCompletedAsync(version);
        (await shop.RunAsync("Rollback --environment staging", ("DELIVERY_SLACK", gone.Url.AbsoluteUri))).Expect(0).Output.Should().Contain("SLACK_BOT_TOKEN has no value: nobody is told");
    }

    private string[] Audit() => File.ReadAllLines(shop.PathTo(".nuke/local/staging/audit.jsonl"));
}
