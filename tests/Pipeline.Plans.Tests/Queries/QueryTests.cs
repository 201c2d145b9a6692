namespace Pipeline.Plans.Tests;

public sealed class QueryTests
{
    private readonly Run run = new();

    [Fact]
    public async Task A_command_answers()
    {
        var query = CommandQuery.Of("the number", Run.Shell("echo 42; echo noise >&2"), result => int.Parse(result.Succeeded()));

        var answer = await query.AnswerAsync(CancellationToken.None);

        answer.IsKnown.Should().BeTrue();
        answer.Value.Should().Be(42);
    }

    [Fact]
    public async Task A_command_that_fails_is_unreadable_with_its_words()
    {
        var query = CommandQuery.Of("the number", Run.Shell("echo 'no access' >&2; echo more >&2; exit 2"), result => result.Succeeded());

        (await query.AnswerAsync(CancellationToken.None)).Reason.Should().Be("sh -c 'echo '\\''no access'\\'' >&2; echo more >&2; exit 2' sh ended with exit code 2: no access");
    }

    [Fact]
    public async Task An_exit_code_may_be_an_answer()
    {
        var query = CommandQuery.Of("whether it is there", new Command("test", "-e", "/no/such/file"), result => result.ExitCode == 0);

        (await query.AnswerAsync(CancellationToken.None)).Should().Be(Answer<bool>.Known(false));
    }

    [Fact]
    public async Task A_tool_that_is_missing_is_unreadable()
    {
        var query = CommandQuery.Of("the number", new Command("no-such-tool"), result => result.Succeeded());

        (await query.AnswerAsync(CancellationToken.None)).Reason.Should().Contain("no-such-tool was not found");
    }

    [Fact]
    public async Task An_interrupted_query_is_no_answer()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var asking = () => CommandQuery.Of("the number", new Command("sleep", "300"), result => result.Succeeded()).AnswerAsync(cancellation.Token);

        await asking.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task What_a_plan_decided_on_is_checked_again()
    {
        await run.ApplyAsync(Live("p3"));
    }

    [Fact]
    public async Task A_changed_world_stops_before_the_first_change()
    {
        var failure = await run.FailureOfAsync(Plan.Sequence(("check", Live("p4")), ("change", Act.Ok())));

        failure.Message.Should().Be("The world changed since the plan: pool p3 is live; now pool p4 is live.");
        run.Journal.Intents.Should().Equal(("x/check", "check that still: pool p3 is live"));
    }

    [Fact]
    public async Task What_cannot_be_read_again_stops_too()
    {
        var check = new CheckAgain<string>(new Query<string>("the live pool", _ => throw new FailureException("no agent")), "p3", pool => pool);

        (await run.FailureOfAsync(check)).Message.Should().Be("the live pool could not be read again: no agent");
    }

    private static CheckAgain<string> Live(string now) => new(new Query<string>("the live pool", _ => Task.FromResult(now)), "p3", pool => $"pool {pool} is live");
}
