namespace Pipeline.Agent.Protocol;

/// <summary>What a pool answered to one request that the agent made itself.</summary>
/// <param name="Milliseconds">From the request to the beginning of the answer, or to giving up.</param>
/// <param name="Status">The HTTP status, when there was an answer.</param>
/// <param name="Reason">Why there was no answer: "connection refused", "timed out".</param>
internal sealed record ProbeDocument(double Milliseconds, int? Status = null, string? Reason = null);
