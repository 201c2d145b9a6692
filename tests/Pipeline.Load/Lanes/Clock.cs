using System.Diagnostics;

namespace Pipeline.Load;

/// <summary>The time since the load began: requests are due at a moment of it, whatever became of those before.</summary>
internal sealed class Clock
{
    private readonly Stopwatch watch = Stopwatch.StartNew();

    public TimeSpan Now => watch.Elapsed;

    /// <summary>Comes back when that moment is there; at once when it is over.</summary>
    public async Task UntilAsync(TimeSpan due, CancellationToken cancellation)
    {
        var left = due - Now;
        if (left > TimeSpan.Zero) await Task.Delay(left, cancellation);
    }
}
