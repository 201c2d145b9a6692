using System.Net;
using System.Net.Sockets;

namespace Pipeline.Lab;

/// <summary>Passes connections on until a fault is set: a network that fails at a chosen moment.</summary>
public sealed class FaultyRelay : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly IPEndPoint target;
    private readonly CancellationTokenSource end = new();
    private readonly TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task accepting;
    private TaskCompletionSource mended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long passed;

    private FaultyRelay(TcpListener listener, IPEndPoint target)
    {
        this.listener = listener;
        this.target = target;
        accepting = AcceptAsync();
    }

    /// <summary>Where to connect instead, on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What happens once <see cref="After"/> bytes have passed.</summary>
    public RelayFault Fault { get; private set; }

    /// <summary>How many bytes pass before the fault, of both directions.</summary>
    public long After { get; private set; }

    /// <summary>Ends when the fault has first been met.</summary>
    public Task Met => met.Task;

    public static FaultyRelay Start(IPEndPoint target)
    {
        var listener = new TcpListener(IPAddress.Loopback, LabPort.Find(IPAddress.Loopback));
        listener.Start();
        return new FaultyRelay(listener, target);
    }

    /// <summary>Sets a fault, for bytes that pass from now on.</summary>
    public void Break(RelayFault fault, long after) => (passed, After, Fault) = (0, after, fault);

    /// <summary>From now on everything passes.</summary>
    public void Mend()
    {
        Fault = RelayFault.None;
        mended.TrySetResult();
        mended = new(TaskCreationOptions.RunContinuationsAsynchronously);
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
            while (true) _ = RelayAsync(await listener.AcceptTcpClientAsync(end.Token));
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
            await Task.WhenAny(PumpAsync(near, far), PumpAsync(far, near));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // One side went away; closing both tells the other.
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to)
    {
        try
        {
            var buffer = new byte[64 * 1024];
            int count;
            while ((count = await from.GetStream().ReadAsync(buffer, end.Token)) > 0)
            {
                if (Interlocked.Add(ref passed, count) > After && await IsCutAsync()) return;
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count), end.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
        {
            // One side went away.
        }
    }

    private async Task<bool> IsCutAsync()
    {
        if (Fault != RelayFault.None) met.TrySetResult();
        if (Fault == RelayFault.Stall) await mended.Task.WaitAsync(end.Token);
        return Fault == RelayFault.Cut;
    }
}
