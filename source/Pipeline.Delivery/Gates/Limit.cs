using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>What a release must not exceed while a gate watches it. Exceeding it takes the release back.</summary>
public sealed record Limit
{
    private readonly TimeSpan? over;

    private Limit(Metric metric, double above, Severity severity) => (Metric, Above, Severity) = (metric, above, severity);

    /// <summary>What is measured.</summary>
    public Metric Metric { get; }

    /// <summary>More than this is too much; in the unit of the metric.</summary>
    public double Above { get; }

    /// <summary>How bad that is.</summary>
    public Severity Severity { get; }

    /// <summary>
    /// The time that is judged together, by default what the severity says: zero, 5 and 15 minutes. Zero is the last interval of the gate.
    /// When the watch is shorter, the limit is judged once, over all of it.
    /// </summary>
    public TimeSpan Over
    {
        get => over ?? Severity switch
        {
            Severity.High => TimeSpan.FromMinutes(5),
            Severity.Medium => TimeSpan.FromMinutes(15),
            _ => TimeSpan.Zero,
        };
        init => over = value;
    }

    /// <summary>At most this share of the requests may fail.</summary>
    /// <param name="above">0 to 1: 0.01 is one in a hundred.</param>
    /// <param name="severity">Critical by default.</param>
    public static Limit ErrorRate(double above, Severity severity = Severity.Critical)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(above);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(above, 1);
        return new(Metric.ErrorRate, above, severity);
    }

    /// <summary>The latency may be at most this.</summary>
    /// <param name="above">The mean, or what the metric source measures as latency.</param>
    /// <param name="severity">Critical by default.</param>
    public static Limit Latency(TimeSpan above, Severity severity = Severity.Critical)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(above, TimeSpan.Zero);
        return new(Metric.Latency, above.TotalSeconds, severity);
    }

    /// <summary>The latency may be at most this many times what it was with the release before; not judged when there was none.</summary>
    /// <param name="above">1 is the same latency.</param>
    /// <param name="severity">Critical by default.</param>
    public static Limit LatencyGrowth(double above, Severity severity = Severity.Critical)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(above, 1);
        return new(Metric.LatencyGrowth, above, severity);
    }

    public override string ToString() =>
        $"{Name} > {Show(Above)} ({Severity.ToString().ToLowerInvariant()}, {(Over == TimeSpan.Zero ? "at once" : $"over {Duration.Show(Over)}")})";

    /// <summary>The metric as a person names it.</summary>
    internal string Name => Metric == Metric.ErrorRate ? "error rate" : "latency";

    /// <summary>A value of the metric with its unit.</summary>
    internal string Show(double value) => Metric switch
    {
        Metric.ErrorRate => Percent(value),
        Metric.Latency => Duration.Show(TimeSpan.FromSeconds(value)),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:0.##} times that of the release before"),
    };

    internal static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##} %");
}
