using System.Net;

namespace Pipeline.Agent;

/// <summary>Streams the body of a client's request to a service.</summary>
internal sealed class RequestBody(Stream source, CancellationToken clientGone) : HttpContent
{
    private readonly CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(clientGone);
    private Task sending = Task.CompletedTask;

    /// <summary>For a request without a body that must say so.</summary>
    public static RequestBody Empty() => new(Stream.Null, CancellationToken.None) { Headers = { ContentLength = 0 } };

    /// <summary>
    /// Comes back when nothing reads the client's request any more. A service may answer before it has taken the whole body; the server
    /// must not go on to the connection's next request while the rest of this one is being read.
    /// </summary>
    public async Task EndAsync()
    {
        await ended.CancelAsync();
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        sending = StreamPump.CopyAsync(source, stream, ended.Token);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            ended.Dispose();
        base.Dispose(disposing);
    }
}
