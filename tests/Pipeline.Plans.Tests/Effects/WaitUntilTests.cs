namespace Pipeline.Plans.Tests;

public sealed class WaitUntilTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    private readonly Run run = new();

    [Fact]
    public async Task It_ends_when_the_probe_succeeds()
    {
        var attempts = 0;
        var probe = new Act("probe", _ => ++attempts < 5 ? throw new FailureException("not yet") : Task.CompletedTask);

        await run.ApplyPlanAsync(new WaitUntil(probe, TimeSpan.FromMinutes(5), Soon));

        attempts.Should().Be(5);
    }

    [Fact]
    public async Task In_vain_it_fails_with_the_last_reason()
    {
        var failure = await run.FailureOfAsync(new WaitUntil(Act.Fail("503."), TimeSpan.FromMilliseconds(300), Soon));

        failure.Message.Should().Be("Waited 300 ms in vain. 503.");
        failure.Details.Should().Equal("503.: detail");
        failure.NextSteps.Should().Equal("503.: next");
    }

    [Fact]
    public async Task It_may_go_on_when_it_waited_in_vain()
    {
        var wait = new WaitUntil(Act.Fail("3 requests are open."), TimeSpan.FromMilliseconds(300), Soon) { GoesOn = true };

        await run.ApplyPlanAsync(wait);

        run.Output.All.Should().Equal("Waited 300 ms in vain. 3 requests are open.");
        wait.Describe(run.Values).Should().Be("wait until fail (every 1 ms, at most 300 ms, then go on)");
    }

    [Fact]
    public async Task A_final_failure_ends_it_early()
    {
        var probe = new Act("probe", _ => throw new FailureException("wrong version") { IsFinal = true });

        (await run.FailureOfAsync(new WaitUntil(probe, TimeSpan.FromHours(1), Soon))).Message.Should().Be("wrong version");
    }

    [Fact]
    public async Task A_probe_that_hangs_does_not_prolong_it()
    {
        var failure = await run.FailureOfAsync(new WaitUntil(Act.Hang(), TimeSpan.FromMilliseconds(50), Soon));

        failure.Message.Should().Be("Waited 50 ms in vain. Not answered at all: hang");
    }

    [Fact]
    public async Task The_probe_s_own_deadline_counts_for_each_attempt()
    {
        var attempts = 0;
        var probe = new Act("probe", context => ++attempts < 3 ? Task.Delay(Timeout.Infinite, context.Cancellation) : Task.CompletedTask);

        await run.ApplyPlanAsync(new WaitUntil(probe with { Deadline = TimeSpan.FromMilliseconds(20) }, TimeSpan.FromMinutes(5), Soon));

        attempts.Should().Be(3);
    }

    [Fact]
    public async Task An_interruption_ends_it()
    {
        using var work = new CancellationTokenSource();
        var runs = new TaskCompletionSource();
        var applying = run.ApplyPlanAsync(new WaitUntil(Act.Hang(runs), TimeSpan.FromHours(1), Soon), new Interruption(work.Token, CancellationToken.None));
        await runs.Task;

        await work.CancelAsync();

        await ((Func<Task>)(() => applying)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void It_shows_its_probe()
    {
        new WaitUntil(new HttpCall("GET", "http://127.0.0.1:5000/health"), TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(200)).Describe(new Values())
            .Should().Be("wait until curl -X GET http://127.0.0.1:5000/health (every 200 ms, at most 30 s)");
    }
}
