using System.Globalization;

namespace Pipeline.Load;

/// <summary>Counts what became of the requests of one lane, from many threads.</summary>
internal sealed class Tally(string name)
{
    private readonly Lock counting = new();
    private readonly List<double> milliseconds = [];
    private readonly List<string> failures = [];
    private int sent;
    private int closed;

    public void Sent() => Interlocked.Increment(ref sent);

    public void Closed() => Interlocked.Increment(ref closed);

    public void Answered(TimeSpan after)
    {
        lock (counting) milliseconds.Add(after.TotalMilliseconds);
    }

    public void Failed(TimeSpan at, string reason)
    {
        lock (counting) failures.Add(string.Create(CultureInfo.InvariantCulture, $"{name} at {at.TotalSeconds:0.000} s: {reason}"));
    }

    /// <summary>The figures so far.</summary>
    public LaneFigures Figures()
    {
        lock (counting) return new LaneFigures(name, sent, closed, [.. milliseconds.Order()], [.. failures]);
    }
}
