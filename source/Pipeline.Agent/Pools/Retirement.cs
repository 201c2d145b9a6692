namespace Pipeline.Agent;

/// <summary>Processes of a pool that get no requests any more: each ends when it has answered what it has, or when its time is over.</summary>
internal sealed class Retirement
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly TaskCompletionSource hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (Service Service, Task End)[] leaving = [];

    /// <summary>Those that have not ended yet.</summary>
    public IReadOnlyList<Service> Services => [.. leaving.Where(one => !one.End.IsCompleted).Select(one => one.Service)];

    /// <summary>Called by one at a time.</summary>
    /// <param name="service">Gets no requests any more.</param>
    /// <param name="drain">How long it may take for those that it has.</param>
    /// <param name="end">Ends it.</param>
    /// <param name="clock">Measures the time.</param>
    public void Add(Service service, TimeSpan drain, Func<Task> end, TimeProvider clock) =>
        leaving = [.. leaving.Where(one => !one.End.IsCompleted), (service, LeaveAsync(service, drain, end, clock))];

    /// <summary>Waits for nothing any more: the whole pool ends.</summary>
    public Task HurryAsync()
    {
        hurry.TrySetResult();
        return Task.WhenAll(leaving.Select(one => one.End));
    }

    private async Task LeaveAsync(Service service, TimeSpan drain, Func<Task> end, TimeProvider clock)
    {
        var started = clock.GetTimestamp();
        while (service.InFlight > 0 && clock.GetElapsedTime(started) < drain && !hurry.Task.IsCompleted)
            await Task.WhenAny(hurry.Task, Task.Delay(Interval, clock));
        await end();
    }
}
