using System.Net;
using Npgsql;

namespace Pipeline.Delivery;

/// <summary>
/// A moment of a database, kept by a transaction for as long as this is open: others read the same with its id
/// (https://www.postgresql.org/docs/current/functions-admin.html, 9.28.5).
/// </summary>
internal sealed class PostgresSnapshot : IAsyncDisposable
{
    private readonly OpenTunnel tunnel;
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlConnection connection;

    private PostgresSnapshot(OpenTunnel tunnel, NpgsqlDataSource source, NpgsqlConnection connection) =>
        (this.tunnel, this.source, this.connection) = (tunnel, source, connection);

    /// <summary>What pg_dump calls it.</summary>
    public string Id { get; private set; } = "";

    /// <summary>What the database is.</summary>
    public SourceFacts Facts { get; private set; } = new("postgresql");

    /// <summary>The connection leads through a program that divides few sessions among many clients; then no snapshot can be kept.</summary>
    public bool IsPooled { get; private set; }

    /// <summary>How another program connects to the same database from here; see <see cref="LibpqVariables"/>.</summary>
    public IReadOnlyDictionary<string, string> Near { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How it connects from where the services are.</summary>
    public IReadOnlyDictionary<string, string> Far { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Connects and fixes the moment. The tunnel is its own from now on.</summary>
    public static async Task<PostgresSnapshot> OpenAsync(PostgresAddress address, OpenTunnel tunnel, string name, CancellationToken cancellation)
    {
        var source = address.Through(tunnel, name);
        var snapshot = new PostgresSnapshot(tunnel, source, source.CreateConnection());
        try
        {
            await snapshot.connection.OpenAsync(cancellation);
            await snapshot.BeginAsync(cancellation);
            snapshot.Near = address.Variables(await IpOfAsync(tunnel.Address, cancellation), tunnel.Port);
            snapshot.Far = address.Variables(ip: null, address.Port);
            return snapshot;
        }
        catch
        {
            await snapshot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Counts the rows of all tables that are dumped. Fails where row security would hide some, as pg_dump does.</summary>
    public async Task<IReadOnlyList<TableRows>> CountAsync(CancellationToken cancellation)
    {
        var counted = new List<TableRows>();
        foreach (var table in await PostgresCatalog.TablesAsync(connection, cancellation))
            counted.Add(new TableRows(table.Schema, table.Name, await PostgresCatalog.AskAsync<long>(connection, $"select count(*) from only {table.Quoted}", cancellation)));
        return counted;
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await source.DisposeAsync();
        await tunnel.DisposeAsync();
    }

    private async Task BeginAsync(CancellationToken cancellation)
    {
        IsPooled = await PostgresCatalog.AskAsync<int>(connection, "select pg_backend_pid()", cancellation) != connection.ProcessID;
        var identity = await PostgresCatalog.IdentityAsync(connection, cancellation);
        await PostgresCatalog.RunAsync(
            connection,
            "set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set row_security = off; begin isolation level repeatable read read only",
            cancellation);
        Id = await PostgresCatalog.AskAsync<string>(connection, "select pg_export_snapshot()", cancellation);
        Facts = await PostgresCatalog.FactsAsync(connection, identity, cancellation);
    }

    private static async Task<string> IpOfAsync(string address, CancellationToken cancellation) =>
        IPAddress.TryParse(address, out _) ? address : (await Dns.GetHostAddressesAsync(address, cancellation))[0].ToString();
}
