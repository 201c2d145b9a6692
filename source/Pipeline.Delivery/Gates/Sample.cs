namespace Pipeline.Delivery;

/// <summary>What a gate saw at one moment of its watch.</summary>
/// <param name="At">Since the watch began.</param>
/// <param name="Requests">Since the watch began.</param>
/// <param name="Errors">Since the watch began.</param>
/// <param name="Latency">Of the last requests; <see langword="null"/> when that is not known.</param>
internal sealed record Sample(TimeSpan At, long Requests, long Errors, TimeSpan? Latency)
{
    /// <summary>Why the pool is not healthy; <see langword="null"/> when it is.</summary>
    public string? Unhealthy { get; init; }

    /// <summary>Why the figures could not be read; those here are the ones before then.</summary>
    public string? Unreadable { get; init; }
}
