namespace Pipeline.Delivery;

/// <summary>What a pool has answered since it was started, as the edge counted it.</summary>
/// <param name="Requests">That it was given. Smaller than before when the edge was restarted.</param>
/// <param name="Errors">That it answered with 5xx, incompletely, or not at all.</param>
/// <param name="Latency">From a request to the beginning of its answer, the mean of the last several hundred; unknown before the first.</param>
/// <param name="InFlight">That it is answering now.</param>
public sealed record PoolCounters(long Requests, long Errors, TimeSpan? Latency, int InFlight);
