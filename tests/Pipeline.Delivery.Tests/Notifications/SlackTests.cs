using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Notifications;

/// <summary>Against answers that Slack documents: https://docs.slack.dev/reference/methods/chat.postMessage and …/apis/web-api/rate-limits.</summary>
public sealed class SlackTests
{
    private const string Posted = """{"ok":true,"channel":"C123ABC456","ts":"1503435956.000247","message":{"text":"…","type":"message"}}""";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Secret Token = new("SLACK_BOT_TOKEN", "xoxb-hunter22");

    [Fact]
    public async Task One_message_is_updated_in_place()
    {
        using var slack = new FakeApi(new FakeAnswer(200, Posted));
        using var deployment = To(slack);

        await deployment.ApplyAsync();

        slack.Requests.Select(request => request.Line).Should().Equal("POST /api/chat.postMessage", "POST /api/chat.update");
        slack.Requests.Should().OnlyContain(request => request.Headers["Authorization"] == "Bearer xoxb-hunter22" && request.Headers["Content-Type"].StartsWith("application/json"));
        Golden.Matches(Bodies(slack));
        deployment.Run.Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task A_failure_tells_why_whatever_the_reason_contains()
    {
        using var slack = new FakeApi(new FakeAnswer(200, Posted));
        using var deployment = To(slack, failure: "<!channel> & \"api\" exited\nwith code 7 > 0");

        await deployment.Run.FailAsync(deployment.Plan());

        Golden.Matches(Bodies(slack));
    }

    [Theory]
    [InlineData(429, """{"ok":false,"error":"ratelimited"}""", 1, 3)]
    [InlineData(500, "", null, 3)]
    [InlineData(503, "<html>", null, 3)]
    public async Task What_passes_is_tried_again(int status, string body, int? retryAfter, int requests)
    {
        using var slack = new FakeApi(new FakeAnswer(status, body) { RetryAfter = retryAfter }, new FakeAnswer(200, Posted));
        using var deployment = To(slack, new HurriedTime());

        await deployment.ApplyAsync();

        slack.Requests.Should().HaveCount(requests);
        slack.Requests[^1].Line.Should().Be("POST /api/chat.update");
        deployment.Audit.Should().ContainSingle().Which.Should().Contain("succeeded");
    }

    [Theory]
    [InlineData(200, """{"ok":false,"error":"invalid_auth"}""", "chat.postMessage: invalid_auth")]
    [InlineData(200, """{"ok":false,"error":"not_in_channel"}""", "chat.postMessage: not_in_channel")]
    [InlineData(200, "not JSON", "its answer is not the JSON that Slack gives")]
    [InlineData(200, """{"ok":true}""", "it neither took the message nor said why not")]
    [InlineData(500, "", "answered 500: it said nothing")]
    public async Task No_refusal_fails_a_deployment(int status, string body, string told)
    {
        using var slack = new FakeApi(new FakeAnswer(status, body));
        using var deployment = To(slack, new HurriedTime());

        await deployment.ApplyAsync();

        deployment.Run.Lines.Should().Contain(line => line.StartsWith("slack was not told: ") && line.Contains(told));
        deployment.Audit.Should().ContainSingle().Which.Should().Contain("succeeded");
        slack.Requests[^1].Line.Should().Be("POST /api/chat.postMessage", "a message that did not get through is posted at the end");
    }

    [Fact]
    public async Task Neither_does_one_that_never_answers()
    {
        using var slack = new FakeApi(new FakeAnswer(200, "") { IsSilent = true });
        using var deployment = To(slack, new HurriedTime(limitsToo: true));

        await deployment.ApplyAsync();

        deployment.Run.Lines.Should().HaveCount(2).And.OnlyContain(line => line.StartsWith("slack was not told: It took longer than 10 s and was ended: "));
    }

    [Fact]
    public async Task Neither_does_one_that_is_not_there()
    {
        var slack = new FakeApi(new FakeAnswer(200, ""));
        slack.Dispose();
        using var deployment = To(slack, new HurriedTime());

        await deployment.ApplyAsync();

        deployment.Run.Lines.Should().Contain(line => line.Contains("slack was not told: ") && line.Contains("was not answered"));
    }

    [Fact]
    public async Task One_that_asks_to_come_back_in_an_hour_is_not_waited_for()
    {
        using var slack = new FakeApi(new FakeAnswer(429, """{"ok":false,"error":"ratelimited"}""") { RetryAfter = 3600 });
        using var deployment = To(slack);

        await deployment.ApplyAsync();

        slack.Requests.Should().HaveCount(2, "one at the beginning and one at the end");
    }

    [Fact]
    public async Task A_webhook_is_told_the_end_and_its_address_is_nowhere()
    {
        using var slack = new FakeApi(new FakeAnswer(200, "ok"));
        var address = new Secret("SLACK_WEBHOOK_URL", $"{slack.Url}services/T00000000/B00000000/XXXXXXXX");
        using var deployment = new Deployment { Recipients = [Recipient.Of(new SlackWebhookNotifier(), address, isGitHubJob: false)] };

        await deployment.ApplyAsync();

        slack.Requests.Should().ContainSingle().Which.Line.Should().Be("POST /services/T00000000/B00000000/XXXXXXXX");
        string.Join('\n', Plans.PlanText.Lines(deployment.Plan(), new Values())).Should().NotContain("T00000000").And.Contain("https://hooks.slack.com/services/…");
    }

    [Theory]
    [InlineData(404, "no_service")]
    [InlineData(410, "channel_is_archived")]
    [InlineData(500, "rollup_error")]
    public async Task A_webhook_that_refuses_fails_nothing_and_is_not_shown(int status, string body)
    {
        using var slack = new FakeApi(new FakeAnswer(status, body));
        var address = new Secret("SLACK_WEBHOOK_URL", $"{slack.Url}services/T00000000/B00000000/XXXXXXXX");
        using var deployment = new Deployment { Run = new Run { Time = new HurriedTime() }, Recipients = [Recipient.Of(new SlackWebhookNotifier(), address, isGitHubJob: false)] };

        await deployment.ApplyAsync();

        deployment.Run.Lines[^1].Should().Be($"slack was not told: POST https://hooks.slack.com/services/… answered {status}: {body}");
    }

    private static Deployment To(FakeApi slack, TimeProvider? time = null, string? failure = null) => new()
    {
        Run = new Run { Time = time ?? TimeProvider.System },
        Failure = failure,
        Recipients = [Recipient.Of(new SlackNotifier("#deployments") { Api = new Uri(slack.Url, "api/") }, Token, isGitHubJob: false)],
    };

    private static string Bodies(FakeApi slack) =>
        string.Concat(slack.Requests.Select(request => JsonSerializer.Serialize(JsonDocument.Parse(request.Body), Readable) + "\n"));
}
