using System.Net;
using System.Net.Sockets;

namespace Pipeline.Lab;

/// <summary>Passes connections on until a fault is set: a network that fails at a chosen moment.</summary>
public sealed class FaultyRelay : Relay
{
    private readonly TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource mended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long passed;

    private FaultyRelay(IPEndPoint target)
        : base(target)
    {
    }

    /// <summary>What happens once <see cref="After"/> bytes have passed.</summary>
    public RelayFault Fault { get; private set; }

    /// <summary>How many bytes pass before the fault, of both directions.</summary>
    public long After { get; private set; }

    /// <summary>Ends when the fault has first been met.</summary>
    public Task Met => met.Task;

    public static FaultyRelay Start(IPEndPoint target) => new(target);

    /// <summary>Sets a fault, for bytes that pass from now on.</summary>
    public void Break(RelayFault fault, long after) => (passed, After, Fault) = (0, after, fault);

    /// <summary>From now on everything passes.</summary>
    public void Mend()
    {
        Fault = RelayFault.None;
        mended.TrySetResult();
        mended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private protected override async Task PumpAsync(TcpClient from, TcpClient to, CancellationToken end)
    {
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await from.GetStream().ReadAsync(buffer, end)) > 0)
        {
            if (Interlocked.Add(ref passed, count) > After) await MeetAsync(end);
            await to.GetStream().WriteAsync(buffer.AsMemory(0, count), end);
        }
    }

    private async Task MeetAsync(CancellationToken end)
    {
        if (Fault != RelayFault.None) met.TrySetResult();
        if (Fault == RelayFault.Stall) await mended.Task.WaitAsync(end);
        if (Fault == RelayFault.Cut) throw new IOException("The connection is cut.");
    }
}
