namespace Pipeline.Lab;

/// <summary>HAProxy with a configuration of the test and a runtime socket.</summary>
public sealed class HaproxyServer : IAsyncDisposable
{
    private readonly LabFolder folder;
    private readonly LabProcess process;

    private HaproxyServer(LabFolder folder, LabProcess process)
    {
        this.folder = folder;
        this.process = process;
    }

    /// <summary>The runtime socket, with all rights.</summary>
    public string Socket => folder["runtime.sock"];

    /// <param name="configuration">A whole configuration; a section <c>global</c> with the runtime socket is put before it.</param>
    public static async Task<HaproxyServer> StartAsync(string configuration)
    {
        var folder = new LabFolder("haproxy");
        folder.Write("haproxy.cfg", $"global\n  stats socket {folder["runtime.sock"]} mode 600 level admin\n  stats timeout 1m\n\n{configuration}\n");
        var server = new HaproxyServer(folder, LabProcess.Start(folder, "haproxy", [LabPrograms.Haproxy, "-W", "-db", "-f", folder["haproxy.cfg"]]));
        try
        {
            await server.process.ReadyAsync("HAProxy", async () => (await server.TryAsync("show info")) is not null);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a command to the runtime socket and gives the answer.</summary>
    public async Task<string> AskAsync(string command) => await TryAsync(command) ?? throw new LabException($"HAProxy does not answer:\n{process.Log}");

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        folder.Dispose();
    }

    private Task<string?> TryAsync(string command) => UnixSocket.AskAsync(Socket, command);
}
