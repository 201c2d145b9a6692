namespace Pipeline.Delivery.Tests;

/// <summary>It is always that time.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
