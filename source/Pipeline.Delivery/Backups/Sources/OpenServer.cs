using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Opens the way to a Redis server, and asks which it is.</summary>
/// <param name="Variable">The name of the secret with its address.</param>
/// <param name="Address">Reads the address.</param>
/// <param name="Host">Knows the way there from here; <see langword="null"/> when the program runs where the services do.</param>
/// <param name="Info">The command that asks.</param>
/// <param name="Server">Keeps what was found.</param>
internal sealed record OpenServer(
    string Variable, Func<ServerAddress> Address, IEnvironmentHost? Host, Func<Value<OpenedServer>, Command> Info, Promise<OpenedServer> Server) : Effect
{
    public override string Describe(Values values) => $"find the server in {Variable}   # {Info(Server).Describe(values)}";

    public override async Task ApplyAsync(ApplyContext context)
    {
        var address = Address();
        var tunnel = Host is null ? null : await Host.Tunnel(address.Host, address.Port).OpenAsync(context);
        var server = new OpenedServer(tunnel?.Address ?? address.Host, tunnel?.Port ?? address.Port, tunnel);
        context.Values.Keep(Server, server);
        var answer = await CommandQuery.RunAsync(Info(server), context.Cancellation);
        var lines = answer.Succeeded().Split('\n', StringSplitOptions.TrimEntries);
        var version = Of(lines, "redis_version") ?? throw new FailureException($"The server in {Variable} does not answer as Redis does: {lines[0]}")
        {
            NextSteps = [$"Check that {Variable} has the right password."],
        };
        context.Values.Keep(Server, server with { Version = version, Identity = Of(lines, "run_id") });
    }

    private static string? Of(string[] lines, string name) => lines.FirstOrDefault(line => line.StartsWith($"{name}:", StringComparison.Ordinal))?[(name.Length + 1)..];
}
