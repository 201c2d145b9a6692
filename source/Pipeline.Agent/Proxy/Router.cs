namespace Pipeline.Agent;

/// <summary>Gives every request its pool. A switch of the routes is one assignment, seen by all requests after it.</summary>
internal sealed class Router
{
    private RoutingTable table = RoutingTable.Empty;
    private ulong requests;

    public int WeightOf(Pool pool) => Volatile.Read(ref table).WeightOf(pool);

    public void Switch(RoutingTable next) => Interlocked.Exchange(ref table, next);

    /// <summary>Picks a pool and counts the request in; null when nothing is routed.</summary>
    public Pool? Accept()
    {
        while (true)
        {
            var current = Volatile.Read(ref table);
            if (current.Pick(Interlocked.Increment(ref requests)) is not { } pool)
                return null;

            pool.Traffic.Enter();
            // Only a request that is counted while its routes are in force may go on. Otherwise a pool could look drained, and be
            // stopped, between the choice and the count.
            if (ReferenceEquals(current, Volatile.Read(ref table)))
            {
                pool.Traffic.Accepted();
                return pool;
            }

            pool.Traffic.Leave();
        }
    }
}
