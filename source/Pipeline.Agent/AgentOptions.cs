using System.Globalization;
using System.Net.Sockets;

namespace Pipeline.Agent;

/// <summary>The command line.</summary>
/// <param name="Home">Absolute: locks, logs and the list of processes are below it. One agent owns it.</param>
/// <param name="Port">Where the proxy listens, on 127.0.0.1 only.</param>
/// <param name="Socket">Absolute: the control socket.</param>
internal sealed record AgentOptions(string Environment, string Home, int Port, string Socket)
{
    private const string Usage =
        "usage: dotnet Pipeline.Agent.dll --environment <name> --home <directory> --port <1..65535> --socket <file>";

    private static readonly string[] Names = ["--environment", "--home", "--port", "--socket"];

    public static AgentOptions Parse(IReadOnlyList<string> arguments)
    {
        var values = Pair(arguments);
        foreach (var name in Names)
        {
            if (!values.TryGetValue(name, out var value) || string.IsNullOrWhiteSpace(value))
                throw AgentFailure.WrongRequest($"{name} is missing; {Usage}");
        }

        return new AgentOptions(
            values["--environment"],
            Path.GetFullPath(values["--home"]),
            PortOf(values["--port"]),
            SocketOf(values["--socket"]));
    }

    private static Dictionary<string, string> Pair(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var name = arguments[i];
            if (!Names.Contains(name, StringComparer.Ordinal))
                throw AgentFailure.WrongRequest($"'{name}' is not an option; {Usage}");
            if (i + 1 == arguments.Count)
                throw AgentFailure.WrongRequest($"{name} has no value; {Usage}");
            if (!values.TryAdd(name, arguments[i + 1]))
                throw AgentFailure.WrongRequest($"{name} is given twice; {Usage}");
        }

        return values;
    }

    private static int PortOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
            ? port
            : throw AgentFailure.WrongRequest($"--port '{text}' is not a port number between 1 and 65535");

    private static string SocketOf(string text)
    {
        var path = Path.GetFullPath(text);
        try
        {
            _ = new UnixDomainSocketEndPoint(path);
            return path;
        }
        catch (ArgumentOutOfRangeException)
        {
            // About 100 bytes: the operating system's structure for the address has no room for more.
            throw AgentFailure.WrongRequest($"--socket '{path}' is too long for a Unix socket; choose a path of at most 100 bytes");
        }
    }
}
