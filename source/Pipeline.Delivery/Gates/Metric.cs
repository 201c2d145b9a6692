namespace Pipeline.Delivery;

/// <summary>What is measured of a release that serves.</summary>
public enum Metric
{
    /// <summary>The share of requests that were answered with 5xx, incompletely, or not at all; 0 to 1.</summary>
    ErrorRate,

    /// <summary>From a request to the beginning of its answer, in seconds.</summary>
    Latency,

    /// <summary>The latency, as a multiple of what it was before with the release that served then.</summary>
    LatencyGrowth,
}
