using System.Net.NetworkInformation;
using System.Text.Json;
using Pipeline.Agent.Protocol;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Reads what runs in a local environment.</summary>
internal static class LocalState
{
    /// <summary>Five seconds in all: an agent that stops gives its services time to end.</summary>
    private const int Attempts = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static Query<HostState> Query(Site site, LocalPaths paths) => new($"what runs in {site.Environment.Name}", async cancellation =>
    {
        var history = await FileReleaseLog.ReadAsync(paths.Home, cancellation);
        var status = await StatusAsync(paths, cancellation);
        var pools = status?.Pools.Select(Pool).OrderBy(pool => pool.Name, StringComparer.Ordinal) ?? Enumerable.Empty<PoolState>();
        return new HostState(status is not null, [.. pools], history.Count == 0 ? null : history[^1]) { Maintenance = Maintenance(paths) };
    });

    /// <summary>The agent's own words about a pool that is not healthy.</summary>
    public static Query<string?> Unhealthy(LocalPaths paths, string pool) =>
        HttpQuery.Of($"the health of {pool}", $"http://agent/pools/{pool}/health", answer => answer.IsSuccess ? null : answer.Explanation, paths.Socket);

    /// <summary>What keeps the environment from being made: its folder, or its port; <see langword="null"/> when nothing does, or when its agent runs.</summary>
    public static Query<Obstacle?> Obstacle(Site site, LocalPaths paths, int port) => new($"the folder and the port of {site.Environment.Name}", async cancellation =>
    {
        if (WritableFolder.ProblemOf(paths.Home) is { } problem)
            return new($"{paths.Home} of {site.Environment.Name} cannot be written: {problem}", $"Look what is there, and who owns it: ls -ld {Path.GetDirectoryName(paths.Home)} {paths.Home}");
        if (await StatusAsync(paths, cancellation) is not null) return null;

        var isTaken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(endpoint => endpoint.Port == port);
        return isTaken
            ? new($"port {port} of {site.Environment.Name} is in use by another program", "End that program, or choose another port for the environment in the build.")
            : null;
    });

    /// <summary>The agent's status; <see langword="null"/> when no agent runs. One that starts or stops just now is waited for.</summary>
    private static async Task<StatusDocument?> StatusAsync(LocalPaths paths, CancellationToken cancellation)
    {
        var status = HttpQuery.Get("the agent's status", "http://agent/status", Parse, paths.Socket);
        for (var attempt = 1; AgentLock.IsHeld(paths.Home); attempt++)
        {
            var answer = await status.AnswerAsync(cancellation);
            if (answer.IsKnown) return Understood(answer.Value!);
            if (attempt == Attempts) throw new FailureException($"The agent of {paths.Home} runs and does not answer: {answer.Reason}");

            await Task.Delay(Pause, TimeProvider.System, cancellation);
        }

        return null;
    }

    /// <summary>The file is the agent's; it is there while no agent runs, too.</summary>
    private static MaintenanceNotice? Maintenance(LocalPaths paths)
    {
        var file = Path.Combine(paths.Home, MaintenanceDocument.FileName);
        if (!File.Exists(file)) return null;

        var kept = JsonSerializer.Deserialize(File.ReadAllBytes(file), ProtocolJson.Default.MaintenanceDocument)!;
        return new MaintenanceNotice(kept.Reason, kept.By, kept.Since, kept.Bypass);
    }

    private static StatusDocument Understood(StatusDocument status) => status.Protocol == AgentProtocol.Version
        ? status
        : throw new FailureException($"The agent of {status.Environment} was started by another version of the library (protocol {status.Protocol}, here {AgentProtocol.Version}).")
        {
            NextSteps = [$"kill {status.Pid}   # ends the agent and what it runs; then deploy again"],
        };

    private static StatusDocument Parse(string json) => JsonSerializer.Deserialize(json, ProtocolJson.Default.StatusDocument)!;

    private static PoolState Pool(PoolStatus pool) => new(
        pool.Id, pool.Release.Version, pool.Weight > 0, pool.Services.All(service => service.State != ServiceState.Exited));
}
