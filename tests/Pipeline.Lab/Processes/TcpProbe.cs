using System.Net;
using System.Net.Sockets;

namespace Pipeline.Lab;

/// <summary>Asks whether somebody listens.</summary>
internal static class TcpProbe
{
    public static async Task<bool> AnswersAsync(IPAddress address, int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(address, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
