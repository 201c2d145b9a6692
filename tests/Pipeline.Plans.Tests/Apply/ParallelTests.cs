namespace Pipeline.Plans.Tests;

public sealed class ParallelTests
{
    private readonly Run run = new();

    [Fact]
    public async Task Steps_run_at_once()
    {
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());

        await run.ApplyPlanAsync(Plan.Parallel(("a", Meet(first, second)), ("b", Meet(second, first))));

        run.Journal.Lines.Should().BeEquivalentTo("> x/a", "< x/a", "> x/b", "< x/b");
    }

    [Fact]
    public async Task Also_those_that_block_their_thread()
    {
        using var barrier = new Barrier(2);
        var meet = new Act("meet", _ =>
        {
            barrier.SignalAndWait(TimeSpan.FromMinutes(1)).Should().BeTrue();
            return Task.CompletedTask;
        });

        await run.ApplyPlanAsync(Plan.Parallel(("a", meet), ("b", meet)));
    }

    [Fact]
    public async Task All_are_waited_for_when_one_fails()
    {
        var slow = new Act("slow", _ => Task.Delay(100));

        await run.FailureOfAsync(Plan.Parallel(("a", Act.Fail("broken")), ("b", slow)));

        run.Journal.Lines.Should().EndWith("< x/b");
    }

    [Fact]
    public async Task The_first_failure_by_declaration_is_reported_and_names_the_others()
    {
        var late = new Act("late", async _ =>
        {
            await Task.Delay(100);
            throw new FailureException("api failed.") { Details = ["api: 1"], NextSteps = ["look", "retry"] };
        });
        var early = new Act("early", _ => throw new FailureException("web failed.") { Details = ["web: 2"], NextSteps = ["retry"] });

        var failure = await run.FailureOfAsync(Plan.Parallel(("ok", Act.Ok()), ("api", late), ("web", early), ("db", Act.Fail("db failed."))));

        failure.Message.Should().Be("api failed. Failed as well: web, db.");
        failure.Details.Should().Equal("api: 1", "web: web failed.", "web: 2", "db: db failed.", "db failed.: detail");
        failure.NextSteps.Should().Equal("look", "retry", "db failed.: next");
    }

    [Fact]
    public async Task One_failure_alone_stays_as_it_is()
    {
        var failure = await run.FailureOfAsync(Plan.Parallel(("a", Act.Ok()), ("b", Act.Fail("broken"))));

        failure.Message.Should().Be("broken");
    }

    [Fact]
    public async Task A_plan_that_reads_an_unknown_does_not_leave_the_other_steps_behind()
    {
        var ended = false;
        var slow = new Act("slow", async _ =>
        {
            await Task.Delay(100);
            ended = true;
        });
        var wrong = Plan.When(Value.Promise<bool>("pending", "inspect"), "pending", Act.Ok());
        var applying = () => run.ApplyPlanAsync(Plan.Parallel(("a", slow), ("b", wrong)));

        await applying.Should().ThrowAsync<InvalidOperationException>();
        ended.Should().BeTrue();
    }

    [Fact]
    public async Task A_failure_counts_more_than_the_interruption_of_another_step()
    {
        using var work = new CancellationTokenSource();
        var fail = new Act("fail", async _ =>
        {
            await work.CancelAsync();
            throw new FailureException("broken");
        });

        (await run.FailureOfAsync(Plan.Parallel(("a", Act.Hang()), ("b", fail)), new Interruption(work.Token, CancellationToken.None))).Message.Should().Be("broken");
    }

    [Fact]
    public async Task An_interruption_of_all_steps_is_one()
    {
        using var work = new CancellationTokenSource();
        var runs = new TaskCompletionSource();
        var applying = run.ApplyPlanAsync(Plan.Parallel(("a", Act.Hang(runs)), ("b", Act.Hang())), new Interruption(work.Token, CancellationToken.None));
        await runs.Task;

        await work.CancelAsync();

        await ((Func<Task>)(() => applying)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Errors_of_the_program_are_all_reported()
    {
        var applying = () => run.ApplyPlanAsync(Plan.Parallel(("a", new Act("bug", _ => throw new InvalidOperationException("bug"))), ("b", Act.Fail("broken"))));

        (await applying.Should().ThrowAsync<AggregateException>()).Which.InnerExceptions.Select(error => error.Message).Should().Equal("bug", "broken");
    }

    private static Act Meet(TaskCompletionSource here, TaskCompletionSource there) => new("meet", async _ =>
    {
        here.SetResult();
        await there.Task;
    });
}
