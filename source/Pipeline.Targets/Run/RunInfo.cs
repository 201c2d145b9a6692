using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>The run that a plan belongs to.</summary>
/// <param name="Id">Unique, sortable by time: <c>20260131-142530-7f3a</c>.</param>
/// <param name="StartedBy">The user, or the CI run with its address.</param>
/// <param name="Checkout">The state of the repository, read once.</param>
/// <param name="Time">The clock.</param>
public sealed record RunInfo(string Id, string StartedBy, Checkout Checkout, TimeProvider Time);
