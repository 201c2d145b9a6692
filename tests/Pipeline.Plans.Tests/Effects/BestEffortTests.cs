namespace Pipeline.Plans.Tests;

public sealed class BestEffortTests
{
    private readonly Run run = new();

    [Fact]
    public async Task What_is_tried_is_done_and_described()
    {
        var effort = new BestEffort(Act.Ok("tell them"), "They were not told");

        await run.ApplyPlanAsync(effort);

        effort.Describe(run.Values).Should().Be("tell them   # goes on if this fails");
        run.Output.All.Should().BeEmpty();
    }

    [Fact]
    public async Task A_failure_is_told_without_secrets_and_the_plan_goes_on()
    {
        run.Redactor.Add(new Secret("TOKEN", "hunter22"));

        await run.ApplyPlanAsync(Plan.Sequence(("tell", new BestEffort(Act.Fail("hunter22 is no token."), "Slack was not told")), ("deploy", Act.Ok())));

        run.Output.All.Should().Equal("Slack was not told: *** is no token.");
        run.Journal.Lines.Should().Equal("> x/tell", "< x/tell", "> x/deploy", "< x/deploy");
    }

    [Fact]
    public async Task The_inner_effect_s_deadline_ends_it_and_its_retries()
    {
        var attempts = 0;
        var flaky = new Act("flaky", _ => ++attempts < 2 ? throw new FailureException("busy.") : Task.CompletedTask);

        await run.ApplyPlanAsync(new BestEffort(flaky with { Retry = new Retry(2, TimeSpan.Zero) }, "Not told"));
        await run.ApplyPlanAsync(new BestEffort(Act.Hang() with { Deadline = TimeSpan.FromMilliseconds(20) }, "Not told"));

        attempts.Should().Be(2);
        run.Output.All.Should().Equal("busy. (attempt 1 of 2; again in 0 ms)", "Not told: It took longer than 20 ms and was ended: hang");
    }

    [Fact]
    public async Task An_interruption_meanwhile_is_not_the_effect_s_failure()
    {
        using var work = new CancellationTokenSource();
        var runs = new TaskCompletionSource();
        var applying = run.ApplyPlanAsync(new BestEffort(Act.Hang(runs), "Not told"), new Interruption(work.Token, CancellationToken.None));
        await runs.Task;

        await work.CancelAsync();

        await applying;
        run.Output.All.Should().Equal("Not told: the run was interrupted.");
    }
}
