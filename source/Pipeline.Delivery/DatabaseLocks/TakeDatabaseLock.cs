using System.Net.Sockets;
using Npgsql;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Takes the lock of the database that a service names, and waits while another run has it.</summary>
/// <param name="Service">The name of the service.</param>
/// <param name="Variable">Its variable with the address.</param>
/// <param name="Address">The address; it is there when the effect is applied.</param>
/// <param name="Host">Knows the way there.</param>
/// <param name="By">Who takes it, for the others.</param>
/// <param name="Patience">How long it waits.</param>
/// <param name="Held">Keeps the lock for who gives it back.</param>
internal sealed record TakeDatabaseLock(
    string Service, string Variable, Secret? Address, IEnvironmentHost Host, string By, TimeSpan Patience, Promise<DatabaseLock> Held) : Effect
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>What PostgreSQL keeps of a name (NAMEDATALEN - 1).</summary>
    private const int NameLength = 63;

    public override string Describe(Values values) =>
        $"take the migration lock of the database in {Variable} of {Service}   # pg_advisory_lock({DatabaseLock.Key}) in a session of its own";

    public override async Task ApplyAsync(ApplyContext context)
    {
        var address = Address is { } secret ? PostgresAddress.Of(secret.Reveal()) : null;
        if (address is null) throw NoAddress();

        var connected = await ConnectAsync(address, context);
        try
        {
            if (connected.IsPooled) throw Pooled();
            if (connected.IsReplica) throw Replica();
            await WaitAsync(connected, context);
        }
        catch (Exception error)
        {
            await connected.DisposeAsync();
            if (error is NpgsqlException or SocketException) throw Unreachable(address, error);
            throw;
        }

        context.Values.Keep(Held, connected);
    }

    private async Task<DatabaseLock> ConnectAsync(PostgresAddress address, ApplyContext context)
    {
        var tunnel = await Host.Tunnel(address.Host, address.Port).OpenAsync(context);
        try
        {
            return await DatabaseLock.ConnectAsync(address, tunnel, By.Length > NameLength ? By[..NameLength] : By, context.Cancellation);
        }
        catch (Exception error) when (error is NpgsqlException or SocketException or TimeoutException)
        {
            throw Unreachable(address, error);
        }
    }

    private async Task WaitAsync(DatabaseLock connected, ApplyContext context)
    {
        var started = context.Time.GetTimestamp();
        for (var isFirst = true; !await connected.TryTakeAsync(context.Cancellation); isFirst = false)
        {
            var holder = await connected.HolderAsync(context.Cancellation);
            if (isFirst) context.Output.Line($"The database of {Service} is being migrated by {holder}; waiting.");
            if (context.Time.GetElapsedTime(started) > Patience) throw Busy(holder);
            await Task.Delay(Pause, context.Time, context.Cancellation);
        }
    }

    private FailureException NoAddress() => new($"{Variable} of {Service} is not the address of a PostgreSQL database.")
    {
        IsFinal = true,
        NextSteps = [$"Write {Variable} as postgresql://user:password@host:port/name, with special characters as %40 and so on."],
    };

    private FailureException Unreachable(PostgresAddress address, Exception error) => new(
        $"The database in {Variable} of {Service} at {address.Host}:{address.Port} cannot be locked: {error.Message}", error)
    {
        NextSteps = [$"Check that it runs and that {Variable} has the right user, password and name."],
    };

    private FailureException Pooled() => new($"{Variable} of {Service} leads to a connection pooler, where a lock does not stay with who took it.")
    {
        IsFinal = true,
        NextSteps = [$"Give {Service} the database's own address in another variable, and name that one as DatabaseVariable; the service itself may keep the pooler."],
    };

    private FailureException Replica() => new($"{Variable} of {Service} leads to a replica, which cannot be migrated.")
    {
        IsFinal = true,
        NextSteps = [$"Set {Variable} to the address of the primary."],
    };

    private FailureException Busy(string holder) => new($"The database of {Service} is still being migrated by {holder}, after {Patience.TotalSeconds:0} s.")
    {
        IsFinal = true,
        NextSteps = ["Look what that run does, or end it: a run that was ended holds no lock. Then run the same command again."],
    };
}
