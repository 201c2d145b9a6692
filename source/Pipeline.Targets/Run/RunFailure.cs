namespace Pipeline.Targets;

/// <summary>What failed besides a target.</summary>
/// <param name="Headline">What was done: <c>Giving back the lease of staging failed:</c></param>
/// <param name="Failure">Why it failed.</param>
internal sealed record RunFailure(string Headline, Exception Failure);
