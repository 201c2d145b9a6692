namespace Pipeline.Load;

/// <summary>One kind of traffic.</summary>
internal abstract class Lane(string name, LoadOptions options, Clock clock)
{
    /// <summary>What became of its requests.</summary>
    public Tally Tally { get; } = new(name);

    protected LoadOptions Options => options;

    protected Clock Clock => clock;

    /// <summary>Sends until it is over, then waits for the answers that are still to come.</summary>
    public abstract Task RunAsync(CancellationToken over);

    /// <summary>Sends one request and counts it.</summary>
    /// <param name="due">When it should have been sent: its time is measured from then, so that a server that keeps clients from sending is not spared.</param>
    /// <param name="send">Sends it, and gives the status.</param>
    /// <returns>It was answered with 2xx.</returns>
    protected async Task<bool> CountAsync(TimeSpan due, Func<CancellationToken, Task<int>> send)
    {
        Tally.Sent();
        using var patience = new CancellationTokenSource(options.Patience);
        try
        {
            var status = await send(patience.Token);
            if (status is >= 200 and < 300) Tally.Answered(clock.Now - due);
            else Tally.Failed(clock.Now, $"status {status}");
            return status is >= 200 and < 300;
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            Tally.Failed(clock.Now, error.Message);
        }
        catch (OperationCanceledException)
        {
            Tally.Failed(clock.Now, $"no answer within {options.Patience.TotalSeconds:0} s");
        }

        return false;
    }
}
