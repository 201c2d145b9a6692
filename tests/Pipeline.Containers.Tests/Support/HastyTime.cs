namespace Pipeline.Containers.Tests;

/// <summary>Pauses pass ten times faster: between the attempts at a registry that stays broken.</summary>
internal sealed class HastyTime : TimeProvider
{
    private const int Factor = 10;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / Factor : dueTime, period);
}
