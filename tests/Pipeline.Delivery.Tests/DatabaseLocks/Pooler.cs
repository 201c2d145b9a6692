using System.Diagnostics;
using Pipeline.Lab;

namespace Pipeline.Delivery.Tests.DatabaseLocks;

/// <summary>PgBouncer before a server, in the mode that gives a session to a client for one transaction.</summary>
internal sealed class Pooler : IAsyncDisposable
{
    public const string Program = "/usr/sbin/pgbouncer";

    private readonly TemporaryFolder folder = new();
    private readonly int port = FreePort.Find();
    private Process process = null!;

    public string Url => $"postgresql://{PostgresServer.User}:{PostgresServer.Password}@127.0.0.1:{port}/{PostgresServer.User}";

    public static async Task<Pooler> StartAsync(PostgresServer server)
    {
        var pooler = new Pooler();
        var users = pooler.folder.Write("users.txt", $"\"{PostgresServer.User}\" \"{PostgresServer.Password}\"\n");
        var settings = pooler.folder.Write("pgbouncer.ini", $"""
            [databases]
            * = host={server.Address} port={server.Port}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {pooler.port}
            unix_socket_dir =
            auth_type = plain
            auth_file = {users}
            pool_mode = transaction
            ignore_startup_parameters = extra_float_digits
            """);
        foreach (var path in new[] { pooler.folder.Path, users, settings }) File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        pooler.process = Process.Start(new ProcessStartInfo("/usr/bin/setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", Program, "--quiet", settings]))!;
        while (!await IsListeningAsync(pooler.port) && !pooler.process.HasExited) await Task.Delay(20);
        return pooler;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }

    private static async Task<bool> IsListeningAsync(int port)
    {
        using var client = new System.Net.Sockets.TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
