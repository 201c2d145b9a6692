using System.Net;
using System.Net.Sockets;

namespace Pipeline.Testing;

/// <summary>A port that nobody listens on, outside the ranges for services and for outgoing connections.</summary>
internal static class FreePort
{
    private static int next = Random.Shared.Next(5_000, 19_000);

    public static int Find()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref next);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken; the next one.
            }
        }
    }
}
