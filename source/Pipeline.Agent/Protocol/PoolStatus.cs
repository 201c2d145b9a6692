namespace Pipeline.Agent.Protocol;

/// <summary>One pool at one moment. The counts are those since it was started.</summary>
/// <param name="Weight">Its share of the requests, relative to the other pools' weights; 0 means it gets no new ones.</param>
/// <param name="InFlight">Requests that it was given and whose answers are not finished.</param>
/// <param name="Failures">Requests that it answered with 5xx or did not answer completely.</param>
/// <param name="LatencyMilliseconds">From a request to the beginning of its answer, the mean of the last several hundred; left out before the first.</param>
internal sealed record PoolStatus(
    string Id,
    ReleaseName Release,
    DateTimeOffset StartedAt,
    int Weight,
    int InFlight,
    long Requests,
    long Failures,
    IReadOnlyList<ServiceStatus> Services,
    double? LatencyMilliseconds = null);
