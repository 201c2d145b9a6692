using System.Net.Sockets;
using Npgsql;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Fixes the moment of a database that is backed up.</summary>
/// <param name="Variable">The name of the secret with its address.</param>
/// <param name="Url">The address; it is there when the effect is applied.</param>
/// <param name="Host">Knows the way there.</param>
/// <param name="Caller">Who connects, as the server shows it.</param>
/// <param name="Snapshot">Keeps the moment.</param>
internal sealed record OpenSnapshot(string Variable, Secret? Url, IEnvironmentHost Host, string Caller, Promise<PostgresSnapshot> Snapshot) : Effect
{
    public override string Describe(Values values) => $"fix the moment of the database in {Variable}   # begin isolation level repeatable read; pg_export_snapshot()";

    public override async Task ApplyAsync(ApplyContext context)
    {
        if (Url is not null) context.Redactor.Add(Url);
        var address = Url is null ? null : PostgresAddress.Of(Url.Reveal());
        if (address is null) throw NoAddress();

        var tunnel = await Host.Tunnel(address.Host, address.Port).OpenAsync(context);
        try
        {
            var snapshot = await PostgresSnapshot.OpenAsync(address, tunnel, Caller, context.Cancellation);
            context.Values.Keep(Snapshot, snapshot);
            if (snapshot.IsPooled) throw Pooled();
        }
        catch (Exception error) when (error is NpgsqlException or SocketException or TimeoutException)
        {
            throw new FailureException($"The database in {Variable} at {address.Host}:{address.Port} cannot be read: {error.Message}", error)
            {
                NextSteps = [$"Check that it runs and that {Variable} has the right user, password and name."],
            };
        }
    }

    private FailureException NoAddress() => new($"{Variable} is not the address of a PostgreSQL database.")
    {
        IsFinal = true,
        NextSteps = [$"Write {Variable} as postgresql://user:password@host:port/name, with special characters as %40 and so on."],
    };

    private FailureException Pooled() => new($"{Variable} leads to a connection pooler, where no snapshot can be kept.")
    {
        IsFinal = true,
        NextSteps = ["Give the backup a secret with the database's own address."],
    };
}
