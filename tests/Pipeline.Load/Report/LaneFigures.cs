namespace Pipeline.Load;

/// <summary>What became of the requests of one kind.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Sent">How many there were.</param>
/// <param name="Closed">Connections that the server closed in between two requests, and event streams that it ended.</param>
/// <param name="Milliseconds">Of the answered ones, from the moment when each was due, in ascending order.</param>
/// <param name="Failures">One line each.</param>
public sealed record LaneFigures(string Name, int Sent, int Closed, IReadOnlyList<double> Milliseconds, IReadOnlyList<string> Failures)
{
    /// <summary>The time that this share of the answers took at most, in milliseconds; 0 without answers.</summary>
    /// <param name="share">0 to 1: 0.99 for the 99th percentile.</param>
    public double Percentile(double share) => Milliseconds.Count == 0 ? 0 : Milliseconds[Math.Max(0, (int)Math.Ceiling(share * Milliseconds.Count) - 1)];
}
