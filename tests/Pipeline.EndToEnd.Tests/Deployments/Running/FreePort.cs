using System.Net;
using System.Net.Sockets;

namespace Pipeline.EndToEnd.Tests;

/// <summary>A port for an environment, outside the ranges for services, for outgoing connections and for the agent's own tests.</summary>
internal static class FreePort
{
    private static int next = Random.Shared.Next(5_000, 9_000);

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
