using System.Collections.Immutable;

namespace Pipeline.Agent;

/// <summary>Which pool gets how many of the requests. Never changes; a switch puts another one in its place.</summary>
internal sealed class RoutingTable(ImmutableArray<(Pool Pool, int Weight)> shares)
{
    public static readonly RoutingTable Empty = new([]);

    private readonly ulong total = shares.Aggregate(0ul, (sum, share) => sum + (ulong)share.Weight);

    public int WeightOf(Pool pool) => shares.FirstOrDefault(share => ReferenceEquals(share.Pool, pool)).Weight;

    /// <summary>The pool for the n-th request; null when no pool has weight.</summary>
    /// <remarks>
    /// Multiples of the golden ratio, modulo one, cover the interval more evenly than chance: after any number of requests each pool has
    /// had its share, give or take a few, and no client that asks in a rhythm always meets the same pool.
    /// </remarks>
    public Pool? Pick(ulong number)
    {
        const ulong GoldenRatio = 0x9E3779B97F4A7C15;
        if (total == 0)
            return null;

        var point = Math.BigMul(number * GoldenRatio, total, out _);
        foreach (var (pool, weight) in shares)
        {
            if (point < (ulong)weight)
                return pool;
            point -= (ulong)weight;
        }

        return null;
    }
}
