namespace Pipeline.Targets;

/// <summary>The nodes of one run in their total, deterministic order.</summary>
/// <param name="Nodes">Every node after all its predecessors.</param>
public sealed record ExecutionPlan(IReadOnlyList<Node> Nodes);
