namespace Pipeline.Plans.Tests;

public sealed class AttemptsTests
{
    private readonly Run run = new();

    [Fact]
    public async Task A_failure_is_tried_again_after_growing_pauses()
    {
        var attempts = 0;
        var flaky = new Act("flaky", _ => ++attempts < 4 ? throw new FailureException("not yet.") : Task.CompletedTask);

        await run.ApplyPlanAsync(flaky with { Retry = new Retry(4, TimeSpan.FromMilliseconds(1)) });

        run.Output.All.Should().Equal(
            "not yet. (attempt 1 of 4; again in 1 ms)",
            "not yet. (attempt 2 of 4; again in 2 ms)",
            "not yet. (attempt 3 of 4; again in 4 ms)");
        run.Journal.Lines.Should().Equal("> x", "< x");
    }

    [Fact]
    public async Task The_last_attempt_s_failure_is_the_effect_s()
    {
        var attempts = 0;
        var broken = new Act("broken", _ => throw new FailureException($"attempt {++attempts}"));

        (await run.FailureOfAsync(broken with { Retry = new Retry(3, TimeSpan.Zero) })).Message.Should().Be("attempt 3");
    }

    [Fact]
    public async Task A_final_failure_is_not_tried_again()
    {
        var attempts = 0;
        var broken = new Act("broken", _ => throw new FailureException($"attempt {++attempts}") { IsFinal = true });

        (await run.FailureOfAsync(broken with { Retry = new Retry(3, TimeSpan.Zero) })).Message.Should().Be("attempt 1");
    }

    [Fact]
    public async Task The_other_side_s_wish_to_wait_is_respected_within_the_deadline()
    {
        var attempts = 0;
        var busy = new Act("busy", _ => ++attempts < 2 ? throw new FailureException("Busy.") { RetryAfter = TimeSpan.FromMilliseconds(30) } : Task.CompletedTask);

        await run.ApplyPlanAsync(busy with { Retry = new Retry(2, TimeSpan.Zero), Deadline = TimeSpan.FromMinutes(1) });

        run.Output.All.Should().Equal("Busy. (attempt 1 of 2; again in 30 ms)");
        var tomorrow = new Act("busy", _ => throw new FailureException("Busy.") { RetryAfter = TimeSpan.FromDays(1) });
        (await run.FailureOfAsync(tomorrow with { Retry = new Retry(2, TimeSpan.Zero), Deadline = TimeSpan.FromMinutes(1) })).Message
            .Should().Be("Busy.", "waiting longer than the deadline is in vain");
    }

    [Fact]
    public async Task An_interruption_ends_the_pause()
    {
        using var work = new CancellationTokenSource();
        var broken = new Act("broken", async _ =>
        {
            await work.CancelAsync();
            throw new FailureException("broken");
        });
        var applying = () => run.ApplyPlanAsync(broken with { Retry = new Retry(3, TimeSpan.FromHours(1)) }, new Interruption(work.Token, CancellationToken.None));

        await applying.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_deadline_is_a_failure_that_names_the_effect()
    {
        var failure = await run.FailureOfAsync(Act.Hang() with { Deadline = TimeSpan.FromMilliseconds(20) });

        failure.Message.Should().Be("It took longer than 20 ms and was ended: hang");
    }

    [Fact]
    public async Task A_deadline_holds_for_all_attempts_together()
    {
        var failure = await run.FailureOfAsync(Act.Fail("broken") with { Deadline = TimeSpan.FromMilliseconds(50), Retry = new Retry(3, TimeSpan.FromHours(1)) });

        failure.Message.Should().StartWith("It took longer than 50 ms");
    }

    [Fact]
    public async Task An_interruption_is_not_taken_for_a_deadline()
    {
        using var work = new CancellationTokenSource();
        var runs = new TaskCompletionSource();
        var applying = run.ApplyPlanAsync(Act.Hang(runs) with { Deadline = TimeSpan.FromHours(1) }, new Interruption(work.Token, CancellationToken.None));
        await runs.Task;

        await work.CancelAsync();

        await ((Func<Task>)(() => applying)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task What_the_file_system_refuses_is_an_expected_failure()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("file", "");

        (await run.FailureOfAsync(new WriteFile(Path.Combine(file, "below"), "text"))).Message.Should().Contain(file);
    }

    [Fact]
    public async Task Code_of_the_build_speaks_for_itself()
    {
        var applying = () => run.ApplyPlanAsync(new RunCode("build/Build.cs:7", () => throw new IOException("mine")));

        await applying.Should().ThrowAsync<IOException>().WithMessage("mine");
    }

    [Fact]
    public async Task Code_that_cancels_itself_has_failed()
    {
        var code = new RunCode("build/Build.cs:7", () => throw new TaskCanceledException("A task was canceled."));

        (await run.FailureOfAsync(code)).Message.Should().Be("It gave up by itself: A task was canceled. runs code at build/Build.cs:7");
    }
}
