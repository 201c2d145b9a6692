namespace Pipeline.Targets.Tests;

/// <summary>A clock that stands still and whose timers run fifty times as fast.</summary>
internal sealed class HurriedTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 1, 31, 14, 25, 30, TimeSpan.Zero);

    public override long GetTimestamp() => 0;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    private static TimeSpan Hurried(TimeSpan time) => time < TimeSpan.Zero ? time : time / 50;
}
