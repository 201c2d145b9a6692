using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Notifications;

/// <summary>Against answers that GitHub documents: https://docs.github.com/en/rest/deployments/deployments and …/statuses.</summary>
public sealed class GitHubTests
{
    private static readonly FakeAnswer Created = new(201, """{"id":42,"sha":"c","ref":"c","task":"deploy","environment":"production"}""");
    private static readonly FakeAnswer Status = new(201, """{"id":1,"state":"success","description":""}""");

    [Fact]
    public async Task A_deployment_is_made_and_gets_its_statuses()
    {
        using var github = new FakeApi(Created, Status);
        using var deployment = To(github);

        await deployment.ApplyAsync();

        github.Requests.Select(request => request.Line).Should().Equal(
            "POST /repos/acme/shop/deployments", "POST /repos/acme/shop/deployments/42/statuses", "POST /repos/acme/shop/deployments/42/statuses");
        github.Requests.Should().OnlyContain(request =>
            request.Headers["Authorization"] == "Bearer ghp_hunter22" && request.Headers["X-GitHub-Api-Version"] == "2022-11-28"
            && request.Headers["Accept"] == "application/vnd.github+json" && request.Headers["User-Agent"] == "pipeline");
        Golden.Matches(string.Concat(github.Requests.Select(request => request.Body + "\n")));
    }

    [Fact]
    public async Task A_failure_is_a_status_of_at_most_140_characters()
    {
        using var github = new FakeApi(Created, Status);
        using var deployment = To(github, failure: $"green is not healthy: {new string('x', 200)}");

        await deployment.Run.FailAsync(deployment.Plan());

        using var body = JsonDocument.Parse(github.Requests[^1].Body);
        body.RootElement.GetProperty("state").GetString().Should().Be("failure");
        body.RootElement.GetProperty("description").GetString().Should().HaveLength(140).And.StartWith("green is not healthy").And.EndWith("…");
    }

    [Theory]
    [InlineData(422, """{"message":"No ref found for: cccc","documentation_url":"https://docs.github.com/"}""", null)]
    [InlineData(401, """{"message":"Bad credentials"}""", null)]
    [InlineData(403, """{"message":"You have exceeded a secondary rate limit."}""", 7200)]
    [InlineData(409, """{"message":"Conflict merging main into production"}""", null)]
    [InlineData(500, "", null)]
    [InlineData(201, "not JSON", null)]
    public async Task No_refusal_fails_a_deployment(int status, string body, int? retryAfter)
    {
        using var github = new FakeApi(new FakeAnswer(status, body) { RetryAfter = retryAfter });
        using var deployment = To(github, time: new HurriedTime());

        await deployment.ApplyAsync();

        deployment.Run.Lines.Should().Contain(line => line.StartsWith("github was not told: "));
        deployment.Audit.Should().ContainSingle().Which.Should().Contain("succeeded");
    }

    [Fact]
    public async Task A_limit_of_the_rate_is_waited_for_and_the_deployment_is_made_once()
    {
        using var github = new FakeApi(Created, new FakeAnswer(403, """{"message":"secondary rate limit"}""") { RetryAfter = 1 }, Status);
        using var deployment = To(github, time: new HurriedTime());

        await deployment.ApplyAsync();

        github.Requests.Count(request => request.Line.EndsWith("/deployments")).Should().Be(1);
        github.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task What_could_not_be_made_at_the_beginning_is_made_at_the_end()
    {
        using var github = new FakeApi(new FakeAnswer(401, "{}"), Created, Status);
        using var deployment = To(github);

        await deployment.ApplyAsync();

        github.Requests.Select(request => request.Line).Should().Equal(
            "POST /repos/acme/shop/deployments", "POST /repos/acme/shop/deployments", "POST /repos/acme/shop/deployments/42/statuses");
    }

    private static Deployment To(FakeApi github, string? failure = null, TimeProvider? time = null) => new()
    {
        Run = new Run { Time = time ?? TimeProvider.System },
        Failure = failure,
        Recipients = [Recipient.Of(new GitHubDeployments("acme/shop") { Api = github.Url }, new Secret("GITHUB_TOKEN", "ghp_hunter22"), isGitHubJob: false)],
    };
}
