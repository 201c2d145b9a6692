using Npgsql;

namespace Pipeline.Delivery;

/// <summary>
/// The lock of a database, held by a connection: it is free when that ends, however its process ended
/// (https://www.postgresql.org/docs/current/explicit-locking.html, 13.3.5).
/// </summary>
internal sealed class DatabaseLock : IAsyncDisposable
{
    /// <summary>"pipeline" in ASCII. PostgreSQL keeps locks apart by database, so one number does for all.</summary>
    public const long Key = 0x706970656C696E65;

    private readonly OpenTunnel tunnel;
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlConnection connection;

    private DatabaseLock(OpenTunnel tunnel, NpgsqlDataSource source, NpgsqlConnection connection) =>
        (this.tunnel, this.source, this.connection) = (tunnel, source, connection);

    /// <summary>The connection leads through a program that divides few sessions among many clients; then no lock belongs to this one.</summary>
    public bool IsPooled { get; private set; }

    /// <summary>The server only copies another one: its locks do not keep anybody from changing that.</summary>
    public bool IsReplica { get; private set; }

    /// <summary>Connects; the lock is not taken yet. The tunnel is its own from now on.</summary>
    public static async Task<DatabaseLock> ConnectAsync(PostgresAddress address, OpenTunnel tunnel, string name, CancellationToken cancellation)
    {
        var source = address.Through(tunnel, name);
        var connected = new DatabaseLock(tunnel, source, source.CreateConnection());
        try
        {
            await connected.connection.OpenAsync(cancellation);
            await connected.LookAsync(cancellation);
            return connected;
        }
        catch
        {
            await connected.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes the lock if nobody has it.</summary>
    public async Task<bool> TryTakeAsync(CancellationToken cancellation) => await AskAsync<bool>($"select pg_try_advisory_lock({Key})", cancellation);

    /// <summary>Who has it, as that connection calls itself.</summary>
    public async Task<string> HolderAsync(CancellationToken cancellation) => await AskAsync<string?>(
        $"""
        select coalesce(nullif(a.application_name, ''), 'process ' || a.pid) || coalesce(' at ' || host(a.client_addr), '')
        from pg_locks l join pg_stat_activity a using (pid)
        where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and l.classid = {Key >> 32} and l.objid = {Key & 0xFFFFFFFF}
          and l.database = (select oid from pg_database where datname = current_database())
        """,
        cancellation) ?? "a run that has just ended";

    /// <summary>Gives it back.</summary>
    /// <returns>It was held until now.</returns>
    public async Task<bool> GiveBackAsync(CancellationToken cancellation)
    {
        try
        {
            return await AskAsync<bool>($"select pg_advisory_unlock({Key})", cancellation);
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await source.DisposeAsync();
        await tunnel.DisposeAsync();
    }

    /// <summary>A pooler gives its clients process ids of its own (https://www.pgbouncer.org/features.html); a server's are those of its sessions.</summary>
    private async Task LookAsync(CancellationToken cancellation)
    {
        IsPooled = await AskAsync<int>("select pg_backend_pid()", cancellation) != connection.ProcessID;
        IsReplica = await AskAsync<bool>("select pg_is_in_recovery()", cancellation);
    }

    private async Task<T> AskAsync<T>(string question, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return (T)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
