using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>One node of a dry run.</summary>
/// <param name="State">The node.</param>
/// <param name="Plan">What it would do; <see langword="null"/> when it is skipped or its plan could not be built.</param>
/// <param name="Failure">Why its plan could not be built.</param>
internal sealed record PlannedNode(NodeState State, Plan? Plan, Exception? Failure);
