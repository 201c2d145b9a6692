namespace Pipeline.Plans;

/// <summary>How a run is interrupted: work stops at once, what undoes it has a little time left.</summary>
/// <param name="Work">Cancelled by the first signal.</param>
/// <param name="Compensation">Cancelled when the time for undoing is over: 7 s after the first signal, which is what a CI runner grants.</param>
public sealed record Interruption(CancellationToken Work, CancellationToken Compensation)
{
    /// <summary>Never interrupted.</summary>
    public static Interruption None { get; } = new(CancellationToken.None, CancellationToken.None);
}
