using System.Net.Sockets;
using System.Text;

namespace Pipeline.Load;

/// <summary>
/// One connection that speaks HTTP/1.1 and nothing is hidden of: no request is sent twice, no connection is replaced behind the
/// caller's back, as <see cref="HttpClient"/> does both.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly TcpClient client;
    private readonly LineReader reader;
    private readonly string host;

    private HttpConnection(TcpClient client, string host)
    {
        (this.client, this.host) = (client, host);
        reader = new LineReader(client.GetStream());
    }

    /// <summary>The server has closed it, or has said that it is going to: no request may be sent any more.</summary>
    public bool IsClosed { get; private set; }

    public static async Task<HttpConnection> OpenAsync(Uri url, CancellationToken cancellation)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            await client.ConnectAsync(url.Host, url.Port, cancellation);
            return new HttpConnection(client, url.Authority);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Whether the server closed it while nobody used it.</summary>
    public bool WasClosed() => IsClosed = IsClosed || (client.Client.Poll(0, SelectMode.SelectRead) && client.Available == 0);

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <returns>The status.</returns>
    /// <exception cref="IOException">The connection broke, or what came is no HTTP.</exception>
    public async Task<int> SendAsync(string method, string path, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        await WriteAsync(method, path, body, cancellation);
        var head = await HttpHead.ReadAsync(reader, cancellation);
        IsClosed = head.Closes;
        await foreach (var _ in HttpBody.ReadAsync(reader, head, cancellation)) { }
        return head.Status;
    }

    /// <summary>Sends a GET and gives the pieces of its answer as they come, each at its time.</summary>
    public async IAsyncEnumerable<int> ListenAsync(string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await WriteAsync("GET", path, body: default, cancellation);
        var head = await HttpHead.ReadAsync(reader, cancellation);
        if (head.Status != 200) throw new IOException($"status {head.Status}");
        await foreach (var count in HttpBody.ReadAsync(reader, head, cancellation)) yield return count;
    }

    public void Dispose() => client.Dispose();

    private async Task WriteAsync(string method, string path, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var length = body.IsEmpty ? "" : $"Content-Length: {body.Length}\r\n";
        var head = Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: {host}\r\n{length}\r\n");
        var stream = client.GetStream();
        await stream.WriteAsync(head, cancellation);
        if (!body.IsEmpty) await stream.WriteAsync(body, cancellation);
    }
}
