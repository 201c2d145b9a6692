namespace Pipeline.Agent.Protocol;

/// <param name="Status">The HTTP status, when there was an answer.</param>
/// <param name="Reason">Why the service is not healthy: "exited with code 3", "connection refused", "answered 500", "timed out".</param>
internal sealed record ServiceHealth(string Service, bool Ok, int? Status = null, string? Reason = null, int? ExitCode = null);
