using System.Globalization;
using System.Net.Sockets;
using Npgsql;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Looks into a PostgreSQL database that something is restored into.</summary>
/// <param name="source">Connections to it.</param>
/// <param name="tunnel">The way there.</param>
/// <param name="name">How a failure calls it: <c>the database of production</c>. Never its address with the password.</param>
internal sealed class DatabaseInspection(NpgsqlDataSource source, OpenTunnel tunnel, string name) : IAsyncDisposable
{
    /// <summary>What people made: neither the server's own, nor what extensions brought.</summary>
    private const string Relations =
        """
        select n.nspname, c.relname, c.relkind::text
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
          and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
        order by 1, 2
        """;

    /// <summary>Opens nothing yet. The tunnel is its own from now on.</summary>
    public static DatabaseInspection Of(PostgresAddress address, OpenTunnel tunnel, string name) => new(address.Through(tunnel, "pipeline restore"), tunnel, name);

    /// <summary>The major version of its server: 15.</summary>
    public async Task<int> VersionAsync(CancellationToken cancellation)
    {
        var version = await RowsAsync("show server_version_num", row => row.GetString(0), cancellation);
        return int.Parse(version[0], CultureInfo.InvariantCulture) / 10_000;
    }

    /// <summary>The tables, views and sequences in it, with their schemas; none in an empty one.</summary>
    public async Task<IReadOnlyList<string>> ContentAsync(CancellationToken cancellation) =>
        await RowsAsync(Relations, row => $"{row.GetString(0)}.{row.GetString(1)}", cancellation);

    /// <summary>Table, with its schema, to the number of its rows, all at one moment.</summary>
    public async Task<SortedDictionary<string, long>> RowsAsync(CancellationToken cancellation)
    {
        var tables = await RowsAsync(Relations, row => (Schema: row.GetString(0), Name: row.GetString(1), Kind: row.GetString(2)), cancellation);
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        using var quoting = new NpgsqlCommandBuilder();
        foreach (var (schema, table, _) in tables.Where(table => table.Kind == "r"))
        {
            var counted = await RowsAsync($"select count(*) from only {quoting.QuoteIdentifier(schema)}.{quoting.QuoteIdentifier(table)}", row => row.GetInt64(0), cancellation);
            rows[$"{schema}.{table}"] = counted[0];
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await tunnel.DisposeAsync();
    }

    private async Task<List<T>> RowsAsync<T>(string question, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        try
        {
            await using var command = source.CreateCommand(question);
            command.CommandTimeout = 0;
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation)) rows.Add(read(reader));
            return rows;
        }
        catch (Exception error) when (error is NpgsqlException or SocketException or TimeoutException)
        {
            throw new FailureException($"{name} cannot be read: {error.Message}", error)
            {
                NextSteps = ["Check that it runs, and that its address has the right user, password and name."],
            };
        }
    }
}
