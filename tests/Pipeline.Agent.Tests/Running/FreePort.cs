using System.Net;
using System.Net.Sockets;

namespace Pipeline.Agent.Tests;

/// <summary>A port for an agent, outside the ranges for services and for outgoing connections.</summary>
internal static class FreePort
{
    private static int next = Random.Shared.Next(10_000, 19_000);

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
