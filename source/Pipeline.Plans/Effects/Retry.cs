namespace Pipeline.Plans;

/// <summary>Tries an effect again after a failure.</summary>
/// <param name="Attempts">How often in all, the first included; at least 2.</param>
/// <param name="Delay">The pause before the second attempt; it doubles with each further one.</param>
public sealed record Retry(int Attempts, TimeSpan Delay);
