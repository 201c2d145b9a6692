namespace Pipeline.Delivery.Tests;

/// <summary>Pauses pass a hundred times faster: for what nobody wants to wait for in a test. Limits stay as long as they are, unless said otherwise.</summary>
internal sealed class HurriedTime(bool limitsToo = false) : TimeProvider
{
    private const int Factor = 100;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    private TimeSpan Hurried(TimeSpan time) => time < TimeSpan.Zero || (!limitsToo && time >= Notifier.Patience) ? time : time / Factor;
}
