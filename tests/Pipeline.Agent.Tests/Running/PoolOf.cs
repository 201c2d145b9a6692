using Pipeline.Agent.Protocol;

namespace Pipeline.Agent.Tests;

/// <summary>A pool without processes, for what only needs its name and counts.</summary>
internal static class PoolOf
{
    public static Pool Nothing(string id) =>
        new(id, new PoolSpec(new ReleaseName(id, ""), []), [], DateTimeOffset.UnixEpoch);
}
