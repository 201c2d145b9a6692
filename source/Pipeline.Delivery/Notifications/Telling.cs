using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>What a notifier does around one deployment; each may be nothing.</summary>
/// <param name="Begins">Before the first change.</param>
/// <param name="Succeeded">After the last.</param>
/// <param name="Failed">After what a failure undid; the announcement's reason is known then.</param>
public sealed record Telling(Effect? Begins, Effect? Succeeded, Effect? Failed);
