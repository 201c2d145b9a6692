using System.Net;

namespace Pipeline.Lab;

/// <summary>Redis 7 with a password and an append-only file.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly LabFolder folder;
    private readonly LabProcess process;

    private RedisServer(LabFolder folder, LabProcess process, IPAddress address, int port)
    {
        this.folder = folder;
        this.process = process;
        Address = address;
        Port = port;
    }

    public static string Password => "s3cret-of-the-cache";

    public IPAddress Address { get; }

    public int Port { get; }

    public string Url => $"redis://:{Password}@{Address}:{Port}/0";

    /// <param name="address">Where it listens; this machine alone (127.0.0.1) by default. <see cref="LabNetwork.Address"/> is for machines.</param>
    public static async Task<RedisServer> StartAsync(IPAddress? address = null)
    {
        address ??= IPAddress.Loopback;
        var folder = new LabFolder("redis");
        var port = LabPort.Find(address);
        folder.Write("redis.conf", $"bind {address}\nport {port}\nrequirepass {Password}\ndir {folder.Path}\nappendonly yes\nrepl-diskless-sync-delay 0\n");
        var server = new RedisServer(folder, LabProcess.Start(folder, "redis", [LabPrograms.Redis, folder["redis.conf"]]), address, port);
        try
        {
            await server.process.ReadyAsync("Redis", async () => (await server.AskAsync("ping")).Output == "PONG\n");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a command by <c>redis-cli</c>.</summary>
    public Task<LabCommand> AskAsync(params IEnumerable<string> command) => LabCommand.RunAsync(
        "/usr/bin/redis-cli",
        ["-h", $"{Address}", "-p", $"{Port}", .. command],
        input: null,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["REDISCLI_AUTH"] = Password });

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        folder.Dispose();
    }
}
