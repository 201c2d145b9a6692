namespace Pipeline.Delivery;

/// <summary>A lease that is held: renewed from time to time, given back when disposed.</summary>
/// <param name="renew">Renews it.</param>
/// <param name="release">Gives it back.</param>
/// <param name="every">The pause between two renewals.</param>
/// <param name="time">The clock.</param>
internal sealed class RenewedLease(Func<CancellationToken, Task> renew, Func<Task> release, TimeSpan every, TimeProvider time) : IAsyncDisposable
{
    private readonly CancellationTokenSource over = new();
    private Task renewing = Task.CompletedTask;

    public RenewedLease Begin()
    {
        renewing = RenewAsync();
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        over.Dispose();
        await release();
    }

    /// <summary>A renewal that fails is tried again: the fence on the machine decides who may change something, not this.</summary>
    private async Task RenewAsync()
    {
        while (true)
        {
            await Task.Delay(every, time, over.Token);
            await renew(over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
