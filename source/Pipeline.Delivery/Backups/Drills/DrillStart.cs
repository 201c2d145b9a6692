namespace Pipeline.Delivery;

/// <summary>When a drill began.</summary>
/// <param name="At">For the report.</param>
/// <param name="Timestamp">For measuring: a clock that is set does not change it.</param>
internal sealed record DrillStart(DateTimeOffset At, long Timestamp);
