using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pipeline.Plans.Tests;

/// <summary>A real HTTP server on a socket that gives every request the same answer, or none.</summary>
internal sealed class TinyServer : IDisposable
{
    private readonly Socket listener;
    private readonly string? answer;

    /// <summary>Holds what never answers: without it nothing refers to the waiting connection, and the collector would close it.</summary>
    private readonly TaskCompletionSource never = new();

    private TinyServer(Socket listener, string? answer)
    {
        (this.listener, this.answer) = (listener, answer);
        listener.Listen();
        _ = ServeAsync();
    }

    /// <summary>The requests so far, whole.</summary>
    public List<string> Requests { get; } = [];

    public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}";

    /// <param name="answer">Status line and further headers, an empty line, the body; <see langword="null"/> never answers.</param>
    public static TinyServer OnTcp(string? answer)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new TinyServer(socket, answer);
    }

    public static TinyServer OnSocket(string path, string? answer)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        return new TinyServer(socket, answer);
    }

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptAsync();
                Requests.Add(await ReadAsync(connection));
                if (answer is null) await never.Task;
                var parts = answer!.Split("\n\n", 2);
                var body = Encoding.UTF8.GetBytes(parts.ElementAtOrDefault(1) ?? "");
                var head = $"HTTP/1.1 {parts[0].Replace("\n", "\r\n", StringComparison.Ordinal)}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
                await connection.SendAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body]);
                connection.Shutdown(SocketShutdown.Both);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task<string> ReadAsync(Socket connection)
    {
        var request = "";
        var buffer = new byte[4096];
        while (!IsWhole(request)) request += Encoding.UTF8.GetString(buffer, 0, await connection.ReceiveAsync(buffer));
        return request;
    }

    private static bool IsWhole(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var length = request.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        if (end < 0 || length < 0) return end >= 0;
        return Encoding.UTF8.GetByteCount(request[(end + 4)..]) >= int.Parse(request[(length + 16)..].Split('\r')[0]);
    }
}
