namespace Pipeline.Load;

/// <summary>Clients that never close their connection. That the server did, in between two requests, is counted; it is no failure.</summary>
internal sealed class KeptLane(LoadOptions options, Clock clock) : Lane("keep-alive GET", options, clock)
{
    public override Task RunAsync(CancellationToken over) => Task.WhenAll(Enumerable.Range(0, Options.Kept).Select(_ => Task.Run(() => SendAsync(over), CancellationToken.None)));

    private async Task SendAsync(CancellationToken over)
    {
        HttpConnection? connection = null;
        var begin = Clock.Now;
        for (var number = 0; !over.IsCancellationRequested; number++)
        {
            var due = begin + (Options.KeptInterval * number);
            await Clock.UntilAsync(due, CancellationToken.None);
            if (connection?.WasClosed() == true)
            {
                Tally.Closed();
                connection.Dispose();
                connection = null;
            }

            if (await CountAsync(due, async token => await (connection ??= await HttpConnection.OpenAsync(Options.Url, token)).SendAsync("GET", Options.ShortPath, body: default, token)))
                continue;
            connection?.Dispose();
            connection = null;
        }

        connection?.Dispose();
    }
}
