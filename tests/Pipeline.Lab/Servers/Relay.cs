using System.Net;
using System.Net.Sockets;

namespace Pipeline.Lab;

/// <summary>Stands between two programs and passes their connections on, in its own way.</summary>
public abstract class Relay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, LabPort.Find(IPAddress.Loopback));
    private readonly IPEndPoint target;
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;
    private int connections;

    private protected Relay(IPEndPoint target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where to connect instead, on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many connections were made so far.</summary>
    public int Connections => connections;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting;
        end.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Passes on what one side sends, to its end.</summary>
    private protected abstract Task PumpAsync(TcpClient from, TcpClient to, CancellationToken end);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(end.Token);
                Interlocked.Increment(ref connections);
                _ = RelayAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(target, end.Token);
            (near.NoDelay, far.NoDelay) = (true, true);
            await Task.WhenAll(PumpToEndAsync(near, far), PumpToEndAsync(far, near));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // One side went away; closing both tells the other.
        }
    }

    private async Task PumpToEndAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await PumpAsync(from, to, end.Token);
            to.Client.Shutdown(SocketShutdown.Send);
        }
        catch
        {
            // The other direction is told, too.
            from.Dispose();
            to.Dispose();
            throw;
        }
    }
}
