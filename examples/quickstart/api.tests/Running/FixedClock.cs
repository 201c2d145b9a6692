namespace Quickstart.Api.Tests;

/// <summary>A clock that stands still.</summary>
public sealed class FixedClock : TimeProvider
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 30, 0, 250, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
