namespace Pipeline.Targets;

/// <summary>What a run is asked to do.</summary>
/// <param name="Invoked">The targets named, or the default ones. Their order does not matter.</param>
/// <param name="Environment"><c>--environment</c>, or <see langword="null"/>.</param>
internal sealed record PlanRequest(IReadOnlyList<ExecutableTarget> Invoked, string? Environment);
