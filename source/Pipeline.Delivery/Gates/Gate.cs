namespace Pipeline.Delivery;

/// <summary>
/// How a release is judged while it serves: in every phase of a canary, and in the time that it is watched with all traffic. A pool that is
/// unhealthy twice in a row fails whatever the limits are.
/// </summary>
public sealed record Gate
{
    /// <summary>What must not be exceeded; an error rate of 1 %, at once, by default.</summary>
    public IReadOnlyList<Limit> Limits { get; init; } = [Limit.ErrorRate(above: 0.01)];

    /// <summary>Where the figures come from; the counters of the edge by default.</summary>
    public MetricSource Source { get; init; } = MetricSource.Edge;

    /// <summary>
    /// On fewer requests nothing is judged, and the time that is judged together grows until it has as many; 50 by default. A watch that ends with
    /// fewer is inconclusive.
    /// </summary>
    public int MinimumSamples { get; init; } = 50;

    /// <summary>How often the figures are read; every 10 s by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public TimeSpan Interval
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Path and query that the gate asks by itself, with GET, when users do not ask often enough: in every interval as many times as are missing to
    /// <see cref="MinimumSamples"/>. An answer with 5xx, or none, is an error. <see langword="null"/> by default: only users count.
    /// </summary>
    public string? Probe { get; init; }
}
