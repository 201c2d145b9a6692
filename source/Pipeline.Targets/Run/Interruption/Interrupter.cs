using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// What a signal does to a run: the first stops the work at once and leaves <see cref="Budget"/> for undoing it and for assured
/// targets.
/// </summary>
internal sealed class Interrupter : IDisposable
{
    /// <summary>
    /// The time that is left after the first signal. GitHub's runner sends SIGTERM 7.5 s after SIGINT, and a second signal ends at once:
    /// https://docs.github.com/en/actions/reference/workflow-cancellation-reference
    /// </summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(7);

    /// <summary>What lets itself be cancelled has ended by then.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource heard = new();
    private readonly CancellationTokenSource work = new();
    private readonly CancellationTokenSource compensation = new();
    private readonly CancellationTokenSource over = new();
    private readonly TimeProvider time;
    private readonly List<ITimer> timers = [];
    private int signals;

    public Interrupter(TimeProvider time)
    {
        this.time = time;
        Work = new Interruption(work.Token, compensation.Token);
        Assured = new Interruption(compensation.Token, compensation.Token);
    }

    /// <summary>Cancelled before anything is stopped, so that the notice of it comes before what it does.</summary>
    public CancellationToken Heard => heard.Token;

    /// <summary>For ordinary targets.</summary>
    public Interruption Work { get; }

    /// <summary>For assured targets: they are not stopped before the time is over.</summary>
    public Interruption Assured { get; }

    /// <summary>Cancelled when nothing is waited for any more: the run only tells how it ended.</summary>
    public CancellationToken Over => over.Token;

    public bool IsInterrupted => work.IsCancellationRequested;

    /// <summary>What interrupted the run: <c>SIGINT</c>.</summary>
    public string Signal { get; private set; } = "";

    /// <summary>Interrupts the run.</summary>
    /// <returns>Whether this was the first time.</returns>
    public bool Interrupt(string signal)
    {
        if (Interlocked.Increment(ref signals) > 1) return false;

        Signal = signal;
        CancelAfter(compensation, Budget);
        CancelAfter(over, Budget + Slack);
        // Not on the thread of the signal: the second signal must be heard while callbacks run.
        _ = StopAsync();
        return true;
    }

    /// <remarks>The sources are left to the collector: what a target left behind may still look at their tokens.</remarks>
    public void Dispose() => timers.ForEach(timer => timer.Dispose());

    private async Task StopAsync()
    {
        await heard.CancelAsync();
        await work.CancelAsync();
    }

    private void CancelAfter(CancellationTokenSource source, TimeSpan delay) =>
        timers.Add(time.CreateTimer(_ => _ = source.CancelAsync(), null, delay, Timeout.InfiniteTimeSpan));
}
