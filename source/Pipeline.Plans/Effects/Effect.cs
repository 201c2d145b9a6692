namespace Pipeline.Plans;

/// <summary>
/// One change of the world: an immutable record that describes itself exactly and applies itself. Retry and deadline are its
/// properties, never control flow. There are few kinds; what a domain does is written with them.
/// </summary>
public abstract record Effect : Plan
{
    /// <summary>How long the effect may take, retries included; no limit when <see langword="null"/>. Exceeding it is a failure.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>How often it is tried again after a failure; once only when <see langword="null"/>.</summary>
    public Retry? Retry { get; init; }

    /// <summary>
    /// What it does, as a line that a person could paste where there is one; further lines give detail. Values that are not known
    /// yet show as <see cref="Unknown"/>; secrets show as <c>***</c>.
    /// </summary>
    public abstract string Describe(Values values);

    /// <summary>Changes the world.</summary>
    /// <exception cref="FailureException">It could not be done.</exception>
    public abstract Task ApplyAsync(ApplyContext context);
}
