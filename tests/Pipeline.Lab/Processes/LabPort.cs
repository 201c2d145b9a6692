using System.Net;
using System.Net.Sockets;

namespace Pipeline.Lab;

/// <summary>A port that nobody listens on, outside the range of outgoing connections.</summary>
internal static class LabPort
{
    private static int next = Random.Shared.Next(19_000, 31_000);

    public static int Find(IPAddress address)
    {
        while (true)
        {
            var port = Interlocked.Increment(ref next);
            using var listener = new TcpListener(address, port);
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
