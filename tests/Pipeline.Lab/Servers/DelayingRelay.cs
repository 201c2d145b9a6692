using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Pipeline.Lab;

/// <summary>
/// Passes connections on and holds every byte back for a while, in both directions: a far machine, without the kernel's netem.
/// </summary>
public sealed class DelayingRelay : Relay
{
    private readonly TimeSpan delay;

    private DelayingRelay(IPEndPoint target, TimeSpan delay)
        : base(target) => this.delay = delay;

    /// <param name="target">Where connections go.</param>
    /// <param name="oneWay">The time that a byte takes; a round trip takes twice as long.</param>
    public static DelayingRelay Start(IPEndPoint target, TimeSpan oneWay) => new(target, oneWay);

    /// <summary>Reads on while earlier pieces wait: a delay is no limit of throughput.</summary>
    private protected override async Task PumpAsync(TcpClient from, TcpClient to, CancellationToken end)
    {
        var pieces = Channel.CreateUnbounded<(DateTime Due, byte[] Bytes)>();
        var sending = SendAsync(pieces.Reader, to, end);
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await from.GetStream().ReadAsync(buffer, end)) > 0)
            await pieces.Writer.WriteAsync((DateTime.UtcNow + delay, buffer[..count]), end);
        pieces.Writer.Complete();
        await sending;
    }

    private static async Task SendAsync(ChannelReader<(DateTime Due, byte[] Bytes)> pieces, TcpClient to, CancellationToken end)
    {
        await foreach (var (due, bytes) in pieces.ReadAllAsync(end))
        {
            var wait = due - DateTime.UtcNow;
            if (wait > TimeSpan.Zero) await Task.Delay(wait, end);
            await to.GetStream().WriteAsync(bytes, end);
        }
    }
}
