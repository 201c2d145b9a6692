using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Notifications;

public sealed class AnnouncingTests : IDisposable
{
    private static readonly Secret Token = new("SLACK_BOT_TOKEN", "xoxb-1234567890");
    private readonly Deployment deployment = new();

    public void Dispose() => deployment.Dispose();

    [Fact]
    public void The_plan_shows_who_is_told_what_and_no_secret()
    {
        using var told = new Deployment
        {
            Recipients =
            [
                Recipient.Of(new SlackNotifier("#deployments"), Token, isGitHubJob: false),
                Recipient.Of(new GitHubDeployments("acme/shop"), new Secret("GITHUB_TOKEN", "ghp_1234567890"), isGitHubJob: false),
            ],
        };

        var text = string.Join('\n', Plans.PlanText.Lines(told.Plan(), new Values())) + "\n";

        text.Should().NotContain("1234567890");
        Golden.Matches(System.Text.RegularExpressions.Regex.Replace(text, "/tmp/[^/]*/", "/home/", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Nobody_is_told_that_nothing_happens() => deployment.Plan(Plan.Nothing("it serves already")).Should().BeOfType<Nothing>();

    [Fact]
    public void The_ids_of_the_deployment_s_own_steps_stay()
    {
        var plan = deployment.Plan(Plan.Sequence(("still", Plan.Nothing("")), ("switch", Plan.Nothing(""))));

        PlanTree.Nodes(plan, "DeployProd").Select(node => node.Id).Should()
            .Equal("DeployProd/still", "DeployProd/switch", "DeployProd/report/audit", "DeployProd/on-failure/audit");
    }

    [Fact]
    public async Task A_success_is_one_line_of_the_audit()
    {
        await deployment.ApplyAsync();

        deployment.Audit.Should().Equal(
            """{"at":"2026-01-31T12:00:00+00:00","by":"ada@laptop","run":"run-1","what":"DeployProd","detail":"1.4.0","outcome":"succeeded"}""");
    }

    [Fact]
    public async Task A_failure_is_one_line_of_the_audit_with_its_reason()
    {
        using var failing = new Deployment { Failure = "green is not healthy: \"api\" exited. 1.3.0 serves as before." };

        await failing.Run.FailAsync(failing.Plan());

        failing.Audit.Should().ContainSingle().Which.Should().Contain("\"outcome\":\"failed\"").And.Contain("green is not healthy: \\\"api\\\" exited. 1.3.0 serves as before.");
    }

    [Fact]
    public void Without_a_secret_the_plan_says_that_nobody_is_told()
    {
        var step = Recipient.Of(new SlackNotifier("#deployments"), secret: null, isGitHubJob: false).Step((_, _) => throw new InvalidOperationException());

        step.Should().Be(new Step("slack", Plan.Nothing("SLACK_BOT_TOKEN has no value: nobody is told")));
    }

    [Fact]
    public void A_job_of_GitHub_is_not_recorded_twice()
    {
        var step = Recipient.Of(new GitHubDeployments("acme/shop"), Token, isGitHubJob: true).Step((_, _) => throw new InvalidOperationException());

        step.Plan.Should().Be(Plan.Nothing("the job's own environment tells it"));
        Recipient.Of(new SlackNotifier("#x"), Token, isGitHubJob: true).Silence.Should().BeNull();
    }
}
