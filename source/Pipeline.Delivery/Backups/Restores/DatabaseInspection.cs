using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A PostgreSQL database that something is restored into: how programs reach it, and what is in it.</summary>
internal sealed class DatabaseInspection : IAsyncDisposable
{
    /// <summary>What people made: neither the server's own, nor what extensions brought.</summary>
    private const string Relations =
        """
        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
          and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
        order by 1
        """;

    private readonly OpenTunnel tunnel;
    private readonly NpgsqlDataSource source;
    private readonly string name;

    private DatabaseInspection(NpgsqlDataSource source, OpenTunnel tunnel, string name, IReadOnlyDictionary<string, string> variables) =>
        (this.source, this.tunnel, this.name, Variables) = (source, tunnel, name, variables);

    /// <summary>How another program connects to it; see <see cref="LibpqVariables"/>.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <param name="address">The database.</param>
    /// <param name="tunnel">The way there; its own from now on.</param>
    /// <param name="name">How a failure calls it: <c>the database in DATABASE_URL</c>.</param>
    /// <param name="cancellation">Ends looking its address up.</param>
    public static async Task<DatabaseInspection> OpenAsync(PostgresAddress address, OpenTunnel tunnel, string name, CancellationToken cancellation)
    {
        var ip = IPAddress.TryParse(tunnel.Address, out _) ? tunnel.Address : (await Dns.GetHostAddressesAsync(tunnel.Address, cancellation))[0].ToString();
        return new DatabaseInspection(address.Through(tunnel, "pipeline restore"), tunnel, name, address.Variables(ip, tunnel.Port));
    }

    /// <summary>The major version of its server: 15.</summary>
    public Task<int> VersionAsync(CancellationToken cancellation) => UseAsync(
        async connection => int.Parse(await PostgresCatalog.AskAsync<string>(connection, "show server_version_num", cancellation), CultureInfo.InvariantCulture) / 10_000,
        cancellation);

    /// <summary>The tables, views and sequences in it, with their schemas; none in an empty one.</summary>
    public Task<IReadOnlyList<string>> ContentAsync(CancellationToken cancellation) => NamesAsync(Relations, [], cancellation);

    /// <summary>Those of these roles that its server does not have.</summary>
    public Task<IReadOnlyList<string>> MissingRolesAsync(IEnumerable<string> roles, CancellationToken cancellation) => NamesAsync(
        "select name from unnest($1) name where not exists (select from pg_roles where rolname = name)", [.. roles], cancellation);

    /// <summary>Those of these extensions that its server cannot create.</summary>
    public Task<IReadOnlyList<string>> MissingExtensionsAsync(IEnumerable<string> extensions, CancellationToken cancellation) => NamesAsync(
        "select wanted from unnest($1) wanted where not exists (select from pg_available_extensions where name = wanted)", [.. extensions], cancellation);

    /// <summary>Its tables with their rows, counted as a backup counts them.</summary>
    public Task<IReadOnlyList<TableRows>> RowsAsync(CancellationToken cancellation) => UseAsync<IReadOnlyList<TableRows>>(
        async connection =>
        {
            var counted = new List<TableRows>();
            foreach (var table in await PostgresCatalog.TablesAsync(connection, cancellation))
                counted.Add(new TableRows(table.Schema, table.Name, await PostgresCatalog.AskAsync<long>(connection, $"select count(*) from only {table.Quoted}", cancellation)));
            return counted;
        },
        cancellation);

    /// <summary>Removes everything that people made in it.</summary>
    public Task EmptyAsync(CancellationToken cancellation) => UseAsync(
        async connection =>
        {
            await PostgresCatalog.RunAsync(connection, EmptyingSql.Text, cancellation);
            return true;
        },
        cancellation);

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await tunnel.DisposeAsync();
    }

    private Task<IReadOnlyList<string>> NamesAsync(string question, string[] parameter, CancellationToken cancellation) => UseAsync<IReadOnlyList<string>>(
        async connection =>
        {
            await using var command = new NpgsqlCommand(question, connection);
            if (question.Contains("$1", StringComparison.Ordinal)) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var names = new List<string>();
            while (await reader.ReadAsync(cancellation)) names.Add(reader.GetString(0));
            return names;
        },
        cancellation);

    private async Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            return await use(connection);
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
