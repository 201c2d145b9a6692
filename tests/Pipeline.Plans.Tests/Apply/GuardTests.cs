namespace Pipeline.Plans.Tests;

public sealed class GuardTests
{
    private readonly Run run = new();

    [Fact]
    public async Task Without_failure_only_what_always_follows_is_applied()
    {
        await run.ApplyPlanAsync(Plan.Guard(Act.Ok(), Act.Ok(), Act.Ok()));

        run.Journal.Lines.Should().Equal("> x", "< x", "> x/always", "< x/always");
    }

    [Fact]
    public async Task After_a_failure_it_is_undone_before_what_always_follows()
    {
        var failure = await run.FailureOfAsync(Plan.Guard(Act.Fail("broken"), Act.Ok(), Act.Ok()));

        failure.Message.Should().Be("broken");
        run.Journal.Lines.Should().Equal("> x", "! x: broken", "> x/on-failure", "< x/on-failure", "> x/always", "< x/always");
    }

    [Fact]
    public async Task What_undoes_can_tell_why()
    {
        var reason = Value.Promise<string>("reason", "x");
        var told = "";
        var tell = new Act("tell", context =>
        {
            told = context.Read(reason);
            return Task.CompletedTask;
        });

        await run.FailureOfAsync(Plan.Guard(Act.Fail("broken"), tell) with { Reason = reason });

        told.Should().Be("broken");
    }

    [Fact]
    public async Task A_failure_of_undoing_does_not_hide_the_reason()
    {
        var failure = await run.FailureOfAsync(Plan.Guard(Act.Fail("broken"), Act.Fail("stuck"), Act.Ok()));

        failure.Message.Should().Be("broken Undoing it failed too: stuck");
        failure.Details.Should().Equal("broken: detail", "stuck: detail");
        failure.NextSteps.Should().Equal("stuck: next", "broken: next");
        run.Journal.Lines.Should().EndWith("< x/always");
    }

    [Fact]
    public async Task Neither_does_a_failure_of_what_always_follows()
    {
        var failure = await run.FailureOfAsync(Plan.Guard(Act.Fail("broken."), onFailure: null, Act.Fail("locked.")));

        failure.Message.Should().Be("broken. What always follows failed too: locked.");
    }

    [Fact]
    public async Task A_failure_of_what_always_follows_alone_is_a_failure()
    {
        (await run.FailureOfAsync(Plan.Guard(Act.Ok(), onFailure: null, Act.Fail("locked")))).Message.Should().Be("locked");
    }

    [Fact]
    public async Task An_error_in_undoing_is_reported_beside_the_reason()
    {
        var applying = () => run.ApplyPlanAsync(Plan.Guard(Act.Fail("broken"), new Act("bug", _ => throw new InvalidOperationException("bug"))));

        (await applying.Should().ThrowAsync<AggregateException>()).Which.InnerExceptions.Select(error => error.Message).Should().Equal("broken", "bug");
    }

    [Fact]
    public async Task An_interrupted_body_is_undone_while_there_is_time()
    {
        using var work = new CancellationTokenSource();
        var runs = new TaskCompletionSource();
        var applying = run.ApplyPlanAsync(Plan.Guard(Act.Hang(runs), Act.Ok(), Act.Ok()), new Interruption(work.Token, CancellationToken.None));
        await runs.Task;

        await work.CancelAsync();

        await ((Func<Task>)(() => applying)).Should().ThrowAsync<OperationCanceledException>();
        run.Journal.Lines.Where(line => line[0] != '!').Should().Equal("> x", "> x/on-failure", "< x/on-failure", "> x/always", "< x/always");
    }

    [Fact]
    public async Task When_the_time_for_undoing_is_over_it_is_cut_off()
    {
        using var work = new CancellationTokenSource();
        using var compensation = new CancellationTokenSource();
        var (works, undoes) = (new TaskCompletionSource(), new TaskCompletionSource());
        var applying = run.ApplyPlanAsync(Plan.Guard(Act.Hang(works), Act.Hang(undoes), Act.Ok()), new Interruption(work.Token, compensation.Token));
        await works.Task;
        await work.CancelAsync();
        await undoes.Task;

        await compensation.CancelAsync();

        await ((Func<Task>)(() => applying)).Should().ThrowAsync<OperationCanceledException>().WithMessage("The run was interrupted. *was cut off: the time for it was over.");
        run.Journal.Lines.Should().NotContain("> x/always");
    }

    [Fact]
    public async Task A_failure_that_is_undone_when_the_time_is_over_keeps_its_reason()
    {
        using var over = new CancellationTokenSource();
        await over.CancelAsync();

        var failure = await run.FailureOfAsync(Plan.Guard(Act.Fail("broken."), Act.Ok()), new Interruption(CancellationToken.None, over.Token));

        failure.Message.Should().Be("broken. Undoing it was cut off: the time for it was over.");
    }

    [Fact]
    public async Task Guards_around_guards_undo_from_the_inside_and_have_ids_of_their_own()
    {
        var plan = Plan.Guard(Plan.Guard(Act.Fail("broken"), Act.Ok(), Act.Ok()), Act.Ok(), Act.Ok());

        await run.FailureOfAsync(plan);

        run.Journal.Intents.Select(intent => intent.Id).Should().Equal("x", "x/on-failure", "x/always", "x/on-failure-2", "x/always-2");
    }
}
