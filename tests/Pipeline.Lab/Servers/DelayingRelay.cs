using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Pipeline.Lab;

/// <summary>
/// Passes connections on and holds every byte back for a while, in both directions: a far machine, without the kernel's netem.
/// </summary>
public sealed class DelayingRelay : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly IPEndPoint target;
    private readonly TimeSpan delay;
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;
    private int connections;

    private DelayingRelay(TcpListener listener, IPEndPoint target, TimeSpan delay)
    {
        this.listener = listener;
        this.target = target;
        this.delay = delay;
        accepting = AcceptAsync();
    }

    /// <summary>Where to connect instead, on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many connections were made so far.</summary>
    public int Connections => connections;

    /// <param name="oneWay">The time that a byte takes; a round trip takes twice as long.</param>
    public static DelayingRelay Start(IPEndPoint target, TimeSpan oneWay)
    {
        var listener = new TcpListener(IPAddress.Loopback, LabPort.Find(IPAddress.Loopback));
        listener.Start();
        return new DelayingRelay(listener, target, oneWay);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting;
        end.Dispose();
    }

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
            await Task.WhenAll(PumpAsync(near, far), PumpAsync(far, near));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
        {
            // One side went away; closing both tells the other.
        }
    }

    /// <summary>Reads on while earlier pieces wait: a delay is no limit of throughput.</summary>
    private async Task PumpAsync(TcpClient from, TcpClient to)
    {
        var pieces = Channel.CreateUnbounded<(DateTime Due, byte[] Bytes)>();
        var sending = SendAsync(pieces.Reader, to);
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await from.GetStream().ReadAsync(buffer, end.Token)) > 0)
            await pieces.Writer.WriteAsync((DateTime.UtcNow + delay, buffer[..count]), end.Token);
        pieces.Writer.Complete();
        await sending;
    }

    private async Task SendAsync(ChannelReader<(DateTime Due, byte[] Bytes)> pieces, TcpClient to)
    {
        await foreach (var (due, bytes) in pieces.ReadAllAsync(end.Token))
        {
            var wait = due - DateTime.UtcNow;
            if (wait > TimeSpan.Zero) await Task.Delay(wait, end.Token);
            await to.GetStream().WriteAsync(bytes, end.Token);
        }

        to.Client.Shutdown(SocketShutdown.Send);
    }
}
