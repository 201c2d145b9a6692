using System.Text.Json;
using Pipeline.Delivery.Tests.Notifications;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Monitoring;

/// <summary>Whom a monitor tells what, and how often.</summary>
public sealed class MonitorPlanTests : IDisposable
{
    private static readonly DateTimeOffset Noon = Deployment.Noon;
    private static readonly Diagnosis Down = Diagnosis.Bad("release", "1.4.0: api exited with <code> 1", "./build.sh Rollback --environment production");
    private static readonly Diagnosis Stale = Diagnosis.Bad("backup", "api has none.", "./build.sh Backup --environment production");

    private readonly TemporaryFolder folder = new();
    private readonly FakeApi slack = new(new FakeAnswer(200, """{"ok":true,"channel":"C1","ts":"1.0"}"""));

    public void Dispose()
    {
        slack.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Trouble_is_told_in_the_channel_of_alerts_and_fails()
    {
        var failure = await LookAsync(Noon, Down, Stale, Diagnosis.Warning("host", "little room", "clean up"));

        failure!.Message.Should().Be("Something is wrong with production: release, backup.");
        failure.NextSteps.Should().Equal("./build.sh Rollback --environment production", "./build.sh Backup --environment production");
        Texts().Should().Equal(
            """
            :rotating_light: *shop* in *production* since 12:00 UTC
            >*release*: 1.4.0: api exited with &lt;code&gt; 1 `./build.sh Rollback --environment production`
            >*backup*: api has none. `./build.sh Backup --environment production`
            <http://127.0.0.1:7099/>
            """);
        JsonDocument.Parse(slack.Requests[0].Body).RootElement.GetProperty("channel").GetString().Should().Be("#alerts");
    }

    [Fact]
    public async Task The_same_trouble_is_told_once_and_again_after_four_hours()
    {
        await LookAsync(Noon, Down);
        (await LookAsync(Noon.AddMinutes(15), Down)).Should().NotBeNull("the job stays red");
        await LookAsync(Noon.AddHours(4).AddMinutes(-1), Down);
        slack.Requests.Should().ContainSingle();

        await LookAsync(Noon.AddHours(4), Down);

        slack.Requests.Should().HaveCount(2);
        Texts()[1].Should().Contain("since 12:00 UTC");
    }

    [Fact]
    public async Task More_trouble_is_told_at_once_and_less_is_not()
    {
        await LookAsync(Noon, Down);
        await LookAsync(Noon.AddMinutes(15), Down, Stale);
        await LookAsync(Noon.AddMinutes(30), Stale);

        slack.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Its_end_is_told_and_then_there_is_silence()
    {
        await LookAsync(Noon, Down);
        (await LookAsync(Noon.AddMinutes(15), Diagnosis.Good("release", "1.4.0 is healthy."))).Should().BeNull();
        await LookAsync(Noon.AddMinutes(30), Diagnosis.Good("release", "1.4.0 is healthy."));

        Texts().Should().HaveCount(2).And.HaveElementAt(1, ":white_check_mark: *shop* in *production* is well again, after trouble since 12:00 UTC\n<http://127.0.0.1:7099/>");
    }

    [Fact]
    public async Task A_torn_note_and_nobody_to_tell_change_nothing_of_the_verdict()
    {
        folder.Write(".nuke/local/production/monitor.json", "{");

        (await LookAsync(Noon, [], Down)).Should().NotBeNull();
        (await LookAsync(Noon, [Recipient.Of(new SlackNotifier("#x"), secret: null, isGitHubJob: false)], Down)).Should().NotBeNull();
        slack.Requests.Should().BeEmpty();
    }

    private Task<FailureException?> LookAsync(DateTimeOffset now, params Diagnosis[] findings) => LookAsync(
        now, [Recipient.Of(new SlackNotifier("#deployments") { AlertChannel = "#alerts", Api = slack.Url }, new Secret("SLACK_BOT_TOKEN", "xoxb-1234"), isGitHubJob: false)], findings);

    private async Task<FailureException?> LookAsync(DateTimeOffset now, IReadOnlyList<Recipient> recipients, params Diagnosis[] findings)
    {
        var site = Deployment.Site with { Root = folder.Path };
        var host = new LocalHost(7099).For(site);
        var memory = await MonitorPlan.Memory(host).Ask(default);
        try
        {
            await new Run().ApplyAsync(MonitorPlan.Of(site, host, findings, memory, now, recipients));
            return null;
        }
        catch (FailureException failure)
        {
            return failure;
        }
    }

    private string[] Texts() => [.. slack.Requests.Select(request => JsonDocument.Parse(request.Body).RootElement.GetProperty("text").GetString()!)];
}
