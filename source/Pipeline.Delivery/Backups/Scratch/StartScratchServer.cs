using System.Text;
using Npgsql;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Starts an empty PostgreSQL in a temporary folder, listening on 127.0.0.1 with a password that nobody has seen, and creates the roles that
/// the restored objects belong to. Clears away first what drills left that were killed.
/// </summary>
/// <param name="Programs">Which server.</param>
/// <param name="Port">The port that is tried first; another one is drawn when it is taken.</param>
/// <param name="Roles">Their names; they cannot log in.</param>
/// <param name="Password">Of the superuser.</param>
/// <param name="Running">Keeps the server for who stops it.</param>
internal sealed record StartScratchServer(PostgresPrograms Programs, int Port, EquatableList<string> Roles, Secret Password, Promise<RunningScratch> Running) : Effect
{
    /// <summary>How many ports are tried.</summary>
    private const int Attempts = 5;

    public override string Describe(Values values)
    {
        var shown = new ScratchServer(Programs, "<temporary folder>", Port);
        return string.Join('\n', [
            $"start an empty PostgreSQL {Programs.Version} on {ScratchServer.Address}:{Port}, or another port if that is taken, with a random password",
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
            server = await StartAsync(server, context);
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

    /// <summary>Two drills may have drawn the same port.</summary>
    private static async Task<ScratchServer> StartAsync(ScratchServer first, ApplyContext context)
    {
        for (var (server, attempt) = (first, 1); ; (server, attempt) = (server with { Port = ScratchServer.DrawPort() }, attempt + 1))
        {
            if ((await CommandQuery.RunAsync(server.Start, context.Cancellation)).ExitCode == 0) return server;

            var said = await File.ReadAllLinesAsync(server.LogFile, context.Cancellation);
            var isTaken = said.Any(line => line.Contains("Address already in use", StringComparison.Ordinal));
            if (!isTaken || attempt == Attempts)
                throw new FailureException($"The scratch server of PostgreSQL {server.Programs.Version} does not start on port {server.Port}.") { Details = [.. said.TakeLast(10)] };

            context.Output.Line($"Port {server.Port} is taken; another one is tried.");
            File.Delete(server.LogFile);
        }
    }

    private async Task PrepareAsync(ScratchServer server, CancellationToken cancellation)
    {
        var maintenance = new Secret("the scratch server", server.Url(Password).Reveal().Replace($"/{ScratchServer.Database}", "/postgres", StringComparison.Ordinal));
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
