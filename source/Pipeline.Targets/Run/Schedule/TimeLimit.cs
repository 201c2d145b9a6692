using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>The time that a node may take.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly TimeSpan? limit;
    private readonly CancellationTokenSource? timer;
    private readonly CancellationTokenSource? both;

    public TimeLimit(TimeSpan? limit, TimeProvider time, CancellationToken work)
    {
        this.limit = limit;
        Token = work;
        if (limit is not { } known) return;

        timer = new CancellationTokenSource(known, time);
        both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, work);
        Token = both.Token;
    }

    /// <summary>Cancelled when the time is over or the run is interrupted.</summary>
    public CancellationToken Token { get; }

    /// <summary>The node was ended because it took too long.</summary>
    public bool IsOver => timer?.IsCancellationRequested ?? false;

    public FailureException Exceeded(NodeState state, Exception error) =>
        new($"{state.Id} took longer than its timeout of {Duration.Show(limit!.Value)} and was ended.", error)
        {
            Details = error is OperationCanceledException ? [] : [error.Message],
        };

    public void Dispose()
    {
        both?.Dispose();
        timer?.Dispose();
    }
}
