namespace Pipeline.Delivery;

/// <summary>The counters of a pool at one moment. Only their growth counts, so it does not matter since when they count.</summary>
/// <param name="Requests">All of them. A smaller number than before means that counting began anew.</param>
/// <param name="Errors">Those of them that failed.</param>
/// <param name="Latency">Of the last requests; <see langword="null"/> when there were none.</param>
public sealed record MetricReading(long Requests, long Errors, TimeSpan? Latency);
