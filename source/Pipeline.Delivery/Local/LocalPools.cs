using System.Text.Json;
using Pipeline.Agent.Protocol;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Asks the agent of a local environment about one pool.</summary>
internal static class LocalPools
{
    public static Query<PoolCounters> Counters(LocalPaths paths, string pool) => HttpQuery.Get(
        $"the counters of {pool}", "http://agent/status", json => CountersIn(JsonSerializer.Deserialize(json, ProtocolJson.Default.StatusDocument)!, pool), paths.Socket);

    public static Query<ProbeAnswer> Probe(LocalPaths paths, string pool, string path) => HttpQuery.Get(
        $"{path} of {pool}",
        $"http://agent/pools/{pool}/probe?path={Uri.EscapeDataString(path)}",
        json => AnswerOf(JsonSerializer.Deserialize(json, ProtocolJson.Default.ProbeDocument)!),
        paths.Socket);

    private static PoolCounters CountersIn(StatusDocument status, string name)
    {
        var pool = status.Pools.FirstOrDefault(pool => pool.Id == name) ?? throw new FailureException($"There is no pool {name} any more.");
        return new PoolCounters(
            pool.Requests, pool.Failures, pool.LatencyMilliseconds is { } latency ? TimeSpan.FromMilliseconds(latency) : null, pool.InFlight);
    }

    private static ProbeAnswer AnswerOf(ProbeDocument probe) => new(probe.Status, TimeSpan.FromMilliseconds(probe.Milliseconds));
}
