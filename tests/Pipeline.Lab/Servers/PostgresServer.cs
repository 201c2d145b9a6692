using System.Net;

namespace Pipeline.Lab;

/// <summary>PostgreSQL 15 with one user and one database, both named <c>app</c>; passwords are checked (SCRAM) also from this machine.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private readonly LabFolder folder;
    private readonly LabProcess process;

    private PostgresServer(LabFolder folder, LabProcess process, IPAddress address, int port)
    {
        this.folder = folder;
        this.process = process;
        Address = address;
        Port = port;
    }

    public static string User => "app";

    public static string Password => "s3cret-of-the-database";

    public IPAddress Address { get; }

    public int Port { get; }

    /// <summary>As libpq and Python read it.</summary>
    public string Url => UrlOf(User);

    /// <param name="address">Where it listens; this machine alone (127.0.0.1) by default. <see cref="LabNetwork.Address"/> is for machines.</param>
    public static async Task<PostgresServer> StartAsync(IPAddress? address = null)
    {
        address ??= IPAddress.Loopback;
        var folder = new LabFolder("postgres");
        var port = LabPort.Find(address);
        folder.Write("password", Password);
        _ = (await LabCommand.RunAsync("/bin/chown", "-R", "postgres", folder.Path)).Text;
        _ = (await LabCommand.RunAsync(
            "/usr/bin/setpriv",
            AsPostgres("initdb", "-D", folder["data"], "-U", User, $"--pwfile={folder["password"]}", "--auth=scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8"))).Text;
        await File.AppendAllTextAsync(folder["data/pg_hba.conf"], "host all all all scram-sha-256\n");

        // Nothing has to outlive a power failure here.
        var process = LabProcess.Start(
            folder,
            "postgres",
            ["/usr/bin/setpriv", .. AsPostgres(
                "postgres", "-D", folder["data"], "-p", $"{port}", "-c", $"listen_addresses={address}", "-c", $"unix_socket_directories={folder.Path}",
                "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off")]);
        var server = new PostgresServer(folder, process, address, port);
        try
        {
            await process.ReadyAsync("PostgreSQL", async () => (await server.TrySqlAsync("select 1", "postgres")).ExitCode == 0);
            await server.CreateDatabaseAsync(User);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes one more database, empty, and gives its address.</summary>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await SqlAsync($"create database {name}", "postgres");
        return UrlOf(name);
    }

    /// <summary>Runs SQL by <c>psql</c> and gives the rows, unaligned, without headings.</summary>
    /// <exception cref="LabException">The SQL failed.</exception>
    public async Task<string> SqlAsync(string sql, string database = "app") => (await TrySqlAsync(sql, database)).Text;

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        folder.Dispose();
    }

    private string UrlOf(string database) => $"postgresql://{User}:{Password}@{Address}:{Port}/{database}";

    private Task<LabCommand> TrySqlAsync(string sql, string database) => LabCommand.RunAsync(
        "/usr/bin/psql",
        ["--host", $"{Address}", "--port", $"{Port}", "--username", User, "--dbname", database, "--no-psqlrc", "--no-align", "--tuples-only", "--set", "ON_ERROR_STOP=1", "--command", sql],
        input: null,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["PGPASSWORD"] = Password });

    private static IEnumerable<string> AsPostgres(string program, params IEnumerable<string> arguments) =>
        ["--reuid=postgres", "--regid=postgres", "--clear-groups", Path.Combine(Programs, program), .. arguments];
}
