namespace Pipeline.Delivery;

/// <summary>One line of an environment's audit: what somebody did to it, and what came of it.</summary>
/// <param name="At">When it had ended.</param>
/// <param name="By">Who.</param>
/// <param name="Run">The id of the run.</param>
/// <param name="What">The target: <c>DeployProd</c>, <c>Lock</c>.</param>
/// <param name="Detail">The version, the reason, the command.</param>
/// <param name="Outcome"><c>succeeded</c> or <c>failed</c>.</param>
/// <param name="Failure">Why it failed.</param>
public sealed record AuditEntry(DateTimeOffset At, string By, string Run, string What, string Detail, string Outcome, string? Failure);
