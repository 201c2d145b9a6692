using System.Net;
using System.Net.Sockets;

namespace Pipeline.Agent;

/// <summary>
/// Ports for services. They are taken from below the ranges that Linux and macOS use for outgoing connections, so that none of those
/// grabs a port between the choice and the moment the service opens it.
/// </summary>
internal sealed class FreePorts
{
    private const int First = 20_000;
    private const int Last = 32_000;

    private readonly Lock gate = new();
    private readonly HashSet<int> taken = [];

    public int Take()
    {
        lock (gate)
        {
            // A random start keeps the agents of two environments apart, and a port out of use for a while after it was given back.
            var start = Random.Shared.Next(First, Last);
            for (var i = 0; i < Last - First; i++)
            {
                var port = First + ((start - First + i) % (Last - First));
                if (!taken.Contains(port) && IsFree(port) && taken.Add(port))
                    return port;
            }
        }

        throw ControlFailure.Conflict($"no port between {First} and {Last} is free on 127.0.0.1; stop something that listens there");
    }

    public void Return(int port)
    {
        lock (gate)
            taken.Remove(port);
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
