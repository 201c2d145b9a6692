using Npgsql;

namespace Pipeline.Delivery;

/// <summary>What a PostgreSQL server says of itself.</summary>
internal static class PostgresCatalog
{
    /// <summary>What belongs to the system or to an extension is not dumped.</summary>
    private const string Dumped =
        """
        n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)' and c.relpersistence <> 't'
        and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
        """;

    public static async Task<IReadOnlyList<(string Schema, string Name, string Quoted)>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var tables = new List<(string, string, string)>();
        await ReadAsync(
            connection,
            $"""
            select n.nspname::text, c.relname::text, format('%I.%I', n.nspname, c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and {Dumped} order by 1, 2
            """,
            row => tables.Add((row.GetString(0), row.GetString(1), row.GetString(2))),
            cancellation);
        return tables;
    }

    /// <summary>The system identifier; <see langword="null"/> when the user may not read it.</summary>
    public static async Task<string?> IdentityAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            return await AskAsync<string>(connection, "select system_identifier::text from pg_control_system()", cancellation);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return null;
        }
    }

    public static async Task<SourceFacts> FactsAsync(NpgsqlConnection connection, string? identity, CancellationToken cancellation)
    {
        var extensions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await ReadAsync(connection, "select extname::text, extversion from pg_extension", row => extensions[row.GetString(0)] = row.GetString(1), cancellation);
        var roles = new List<string>();
        await ReadAsync(
            connection,
            $"select distinct pg_get_userbyid(c.relowner)::text from pg_class c join pg_namespace n on n.oid = c.relnamespace where {Dumped} order by 1",
            row => roles.Add(row.GetString(0)),
            cancellation);
        return new SourceFacts("postgresql")
        {
            Name = await AskAsync<string>(connection, "select current_database()::text", cancellation),
            Identity = identity,
            ServerVersion = (await AskAsync<string>(connection, "show server_version", cancellation)).Split(' ')[0],
            Encoding = await AskAsync<string>(connection, "show server_encoding", cancellation),
            Extensions = extensions,
            Roles = roles,
        };
    }

    public static async Task<T> AskAsync<T>(NpgsqlConnection connection, string question, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(question, connection) { CommandTimeout = 0 };
        return (T)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public static async Task RunAsync(NpgsqlConnection connection, string statements, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(statements, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task ReadAsync(NpgsqlConnection connection, string question, Action<NpgsqlDataReader> take, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(question, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) take(reader);
    }
}
