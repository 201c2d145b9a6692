using System.Net.Sockets;

namespace Pipeline.Agent;

/// <summary>The file of the control socket: only its owner may connect, and a dead agent's is replaced.</summary>
internal static class ControlSocket
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void MakeRoom(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
            return;
        if (HasListener(path))
            throw AgentFailure.Taken($"another process answers on the control socket {path}; stop it, or choose another --socket");
        File.Delete(path);
    }

    public static void Protect(string path) => File.SetUnixFileMode(path, OwnerOnly);

    private static bool HasListener(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
