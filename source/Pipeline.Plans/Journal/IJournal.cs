namespace Pipeline.Plans;

/// <summary>Keeps what a run set out to do and what came of it. Every call returns only when the entry is on disk.</summary>
public interface IJournal
{
    /// <summary>Written before an effect starts.</summary>
    /// <param name="id">The id of the plan node.</param>
    /// <param name="description">What the effect says it does, all values known, secrets hidden.</param>
    void Intent(string id, string description);

    /// <summary>Written when an effect has ended.</summary>
    /// <param name="id">The id of the plan node.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="failure">Why it failed, or <see langword="null"/>.</param>
    void Outcome(string id, TimeSpan duration, string? failure);
}
