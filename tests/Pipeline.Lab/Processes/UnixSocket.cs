using System.Net.Sockets;
using System.Text;

namespace Pipeline.Lab;

/// <summary>One line to a Unix socket, and everything that comes back.</summary>
internal static class UnixSocket
{
    /// <returns>The answer; null when nobody listens.</returns>
    public static async Task<string?> AskAsync(string path, string line)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException)
        {
            return null;
        }

        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
