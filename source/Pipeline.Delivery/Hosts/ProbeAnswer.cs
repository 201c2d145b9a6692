namespace Pipeline.Delivery;

/// <summary>What came of one request to a pool.</summary>
/// <param name="Status">The HTTP status; <see langword="null"/> when there was no answer.</param>
/// <param name="Took">From the request to the beginning of the answer, or to giving up.</param>
public sealed record ProbeAnswer(int? Status, TimeSpan Took)
{
    /// <summary>It counts as the edge's counters would count it: 5xx, or no answer.</summary>
    public bool IsError => Status is null or >= 500;
}
