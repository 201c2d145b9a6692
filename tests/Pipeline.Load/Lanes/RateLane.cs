using System.Collections.Concurrent;

namespace Pipeline.Load;

/// <summary>Requests at a constant rate, each on a connection that is free, or on a new one.</summary>
internal sealed class RateLane(string name, LoadOptions options, Clock clock, double rate, string method, string path, byte[] body) : Lane(name, options, clock)
{
    private readonly ConcurrentBag<HttpConnection> free = [];

    public override async Task RunAsync(CancellationToken over)
    {
        var sent = new List<Task>();
        var begin = Clock.Now;
        try
        {
            for (var number = 0; !over.IsCancellationRequested; number++)
            {
                var due = begin + TimeSpan.FromSeconds(number / rate);
                await Clock.UntilAsync(due, over);
                sent.Add(Task.Run(() => CountAsync(due, SendAsync), CancellationToken.None));
            }
        }
        catch (OperationCanceledException)
        {
            // It is over while nothing was due.
        }

        await Task.WhenAll(sent);
        foreach (var connection in free) connection.Dispose();
    }

    private async Task<int> SendAsync(CancellationToken cancellation)
    {
        var connection = Free() ?? await HttpConnection.OpenAsync(Options.Url, cancellation);
        try
        {
            var status = await connection.SendAsync(method, path, body, cancellation);
            if (connection.IsClosed) connection.Dispose();
            else free.Add(connection);
            return status;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private HttpConnection? Free()
    {
        while (free.TryTake(out var connection))
        {
            if (!connection.WasClosed()) return connection;
            connection.Dispose();
        }

        return null;
    }
}
