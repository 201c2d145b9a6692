namespace Pipeline.Targets.Tests;

/// <summary>A clock that stands still, so that every duration is 0 ms; timers run.</summary>
internal sealed class FrozenTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 1, 31, 14, 25, 30, TimeSpan.Zero);

    public override long GetTimestamp() => 0;
}
