namespace Pipeline.Plans;

/// <summary>One entry of a run's journal.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Id">The id of the plan node.</param>
public abstract record JournalEntry(DateTimeOffset Time, string Id);

/// <summary>An effect was about to start.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Id">The id of the plan node.</param>
/// <param name="Description">What the effect was to do.</param>
public sealed record JournalIntent(DateTimeOffset Time, string Id, string Description) : JournalEntry(Time, Id);

/// <summary>An effect had ended.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Id">The id of the plan node.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Failure">Why it failed, or <see langword="null"/>.</param>
public sealed record JournalOutcome(DateTimeOffset Time, string Id, TimeSpan Duration, string? Failure) : JournalEntry(Time, Id);
