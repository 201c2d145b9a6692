using System.Text;
using Npgsql;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Starts an empty PostgreSQL in a temporary folder, listening on 127.0.0.1 with a password that nobody has seen, and creates the roles that
/// the restored objects belong to. Clears away first what drills left that were killed.
/// </summary>
/// <param name="Programs">Which server.</param>
/// <param name="Port">Its port.</param>
/// <param name="Roles">Their names; they cannot log in.</param>
/// <param name="Password">Of the superuser.</param>
/// <param name="Running">Keeps the server for who stops it.</param>
internal sealed record StartScratchServer(PostgresPrograms Programs, int Port, EquatableList<string> Roles, Secret Password, Promise<RunningScratch> Running) : Effect
{
    public override string Describe(Values values)
    {
        var shown = new ScratchServer(Programs, "<temporary folder>", Port);
        return string.Join('\n', [
            $"start an empty PostgreSQL {Programs.Version} on {ScratchServer.Address}:{Port}, with a random password",
            shown.Initialize.Describe(values),
            shown.Start.Describe(values),
            .. Statements(),
        ]);
    }

    public override async Task ApplyAsync(ApplyContext context)
    {
        context.Redactor.Add(Password);
        await foreach (var left in ScratchFolder.LeftAsync(context)) await ClearAsync(left, context);

        var folder = await ScratchFolder.MakeAsync(context);
        var server = new ScratchServer(Programs, folder.Path, Port);
        try
        {
            await InitializeAsync(server, context.Cancellation);
            await StartAsync(server, context.Cancellation);
            await PrepareAsync(server, context.Cancellation);
        }
        catch
        {
            await RunningScratch.EndAsync(server, folder, CancellationToken.None);
            throw;
        }

        context.Values.Keep(Running, new RunningScratch(server, folder));
        context.Output.Line($"PostgreSQL {Programs.Version} runs on {ScratchServer.Address}:{server.Port} in {folder.Path}.");
    }

    private async Task ClearAsync(ScratchFolder left, ApplyContext context)
    {
        await RunningScratch.EndAsync(new ScratchServer(Programs, left.Path, Port), left, context.Cancellation);
        context.Output.Line($"Removed {left.Path}: a drill that was killed had left it.");
    }

    private async Task InitializeAsync(ScratchServer server, CancellationToken cancellation)
    {
        await AtomicFile.WriteAsync(server.PasswordFile, Encoding.UTF8.GetBytes(Password.Reveal()), isPrivate: true, cancellation: cancellation);
        if (server.HandOver is { } handOver) (await CommandQuery.RunAsync(handOver, cancellation)).Succeeded();
        (await CommandQuery.RunAsync(server.Initialize, cancellation)).Succeeded();
        File.Delete(server.PasswordFile);
    }

    private static async Task StartAsync(ScratchServer server, CancellationToken cancellation)
    {
        var started = await CommandQuery.RunAsync(server.Start, cancellation);
        if (started.ExitCode == 0) return;

        throw new FailureException($"The scratch server of PostgreSQL {server.Programs.Version} does not start on port {server.Port}.")
        {
            Details = [.. (await File.ReadAllLinesAsync(server.LogFile, cancellation)).TakeLast(10)],
            NextSteps = ["Run the same command again if the port is taken: it draws another one."],
        };
    }

    private async Task PrepareAsync(ScratchServer server, CancellationToken cancellation)
    {
        var maintenance = new Secret("the scratch server", ScratchServer.Url(Password, Port).Reveal().Replace($"/{ScratchServer.Database}", "/postgres", StringComparison.Ordinal));
        await using var source = PostgresAddress.Of(maintenance.Reveal())!.Through(new OpenTunnel(ScratchServer.Address, server.Port), "pipeline drill");
        foreach (var statement in Statements())
        {
            await using var command = source.CreateCommand(statement);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private IEnumerable<string> Statements() =>
    [
        .. Roles.Where(role => role != ScratchServer.Superuser).Select(role => $"create role {Quoted(role)}"),
        $"create database {ScratchServer.Database}",
    ];

    private static string Quoted(string name) => new NpgsqlCommandBuilder().QuoteIdentifier(name);
}
