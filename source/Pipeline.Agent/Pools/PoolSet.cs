using System.Collections.Immutable;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent;

/// <summary>All pools, and the only place that starts, routes to and stops them: one change at a time.</summary>
internal sealed class PoolSet(Router router, ServiceRunner runner, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private ImmutableSortedDictionary<string, Pool> pools = ImmutableSortedDictionary.Create<string, Pool>(StringComparer.Ordinal);
    private bool closed;

    public IReadOnlyList<PoolStatus> Status => [.. pools.Values.Select(StatusOf)];

    public Pool Find(string id) => pools.GetValueOrDefault(id) ?? throw ControlFailure.NoSuchPool(id, pools.Keys);

    public PoolStatus StatusOf(Pool pool) => pool.StatusWith(router.WeightOf(pool));

    /// <returns>The pool, and whether it was not there before.</returns>
    public async Task<(Pool Pool, bool IsNew)> StartAsync(string id, PoolSpec spec)
    {
        PoolRules.Check(id, spec);
        using var _ = await OneAtATimeAsync();
        RefuseWhenClosed();
        if (pools.GetValueOrDefault(id) is { } existing)
            return (SameOrRefuse(existing, spec), false);

        var pool = new Pool(id, spec, await StartAllAsync(id, InstancePlan.First(spec)), clock.GetUtcNow());
        pools = pools.Add(id, pool);
        return (pool, true);
    }

    /// <summary>Shares the requests anew among all pools, in one step.</summary>
    public async Task RouteAsync(IReadOnlyDictionary<string, int> weights)
    {
        using var _ = await OneAtATimeAsync();
        var shares = ImmutableArray.CreateBuilder<(Pool Pool, int Weight)>();
        foreach (var (id, weight) in weights)
        {
            if (weight < 0)
                throw ControlFailure.Malformed($"the weight of pool '{id}' is {weight}; it must be 0 or more");
            var pool = Find(id);
            if (pool.Stopping is not null && weight > 0)
                throw ControlFailure.Conflict($"pool '{id}' is being stopped; it cannot get requests any more");
            shares.Add((pool, weight));
        }

        router.Switch(new RoutingTable(shares.ToImmutable()));
    }

    /// <summary>Stops a pool without weight; does nothing when there is no such pool.</summary>
    public async Task StopAsync(string id, TimeSpan? grace)
    {
        Task stopping;
        using (await OneAtATimeAsync())
        {
            if (pools.GetValueOrDefault(id) is not { } pool)
                return;
            RefuseWhileRouted(pool);
            stopping = pool.Stopping ??= EndAsync(pool, grace);
        }

        // Not under the gate: a service may take its whole grace, and switching routes must not wait for that.
        await stopping;
    }

    /// <summary>Ends the processes of a pool without weight, and keeps what it was started with.</summary>
    public async Task HaltAsync(string id)
    {
        using var _ = await OneAtATimeAsync();
        var pool = FindStaying(id);
        RefuseWhileRouted(pool);
        await EndServicesAsync(pool, grace: null);
    }

    /// <summary>
    /// Starts processes until each service has that many, or takes some out: they get no requests any more, answer those that they have,
    /// and end on their own.
    /// </summary>
    public async Task ResizeAsync(string id, int instances, TimeSpan drain)
    {
        PoolRules.CheckInstances(id, instances);
        using var _ = await OneAtATimeAsync();
        RefuseWhenClosed();
        var pool = FindStaying(id);
        var surplus = InstancePlan.Surplus(pool, instances).ToList();
        var added = await StartAllAsync(id, InstancePlan.Missing(pool, instances));
        pool.Use(pool.Services.Except(surplus).Concat(added));
        foreach (var service in surplus)
            pool.Retirement.Add(service, drain, () => runner.StopAsync(service, grace: null), clock);
    }

    /// <summary>Starts a halted pool again with the very specification that it had; does nothing when it runs.</summary>
    public async Task ResumeAsync(string id)
    {
        using var _ = await OneAtATimeAsync();
        RefuseWhenClosed();
        var pool = FindStaying(id);
        if (!pool.IsHalted)
            return;

        // Services that have exited by themselves may have left children, and still have their ports.
        await EndServicesAsync(pool, grace: null);
        var same = pool.Services.Select(service => (service.Spec, service.Instance)).ToList();
        pools = pools.SetItem(id, new Pool(id, pool.Spec, await StartAllAsync(id, same), clock.GetUtcNow()));
    }

    /// <summary>Stops every pool, routed or not; none can be started afterwards.</summary>
    public async Task CloseAsync()
    {
        Task[] ends;
        using (await OneAtATimeAsync())
        {
            closed = true;
            router.Switch(RoutingTable.Empty);
            ends = [.. pools.Values.Select(pool => pool.Stopping ??= EndAsync(pool, grace: null))];
        }

        await Task.WhenAll(ends);
    }

    public void Dispose() => gate.Dispose();

    private Pool FindStaying(string id) => Find(id) is { Stopping: null } pool
        ? pool
        : throw ControlFailure.Conflict($"pool '{id}' is being stopped; wait for DELETE to answer");

    private void RefuseWhenClosed()
    {
        if (closed)
            throw ControlFailure.Conflict("the agent is stopping; start a new one");
    }

    private void RefuseWhileRouted(Pool pool)
    {
        if (router.WeightOf(pool) is var weight and > 0)
            throw ControlFailure.Conflict($"pool '{pool.Id}' gets requests (weight {weight}); route them elsewhere first with PUT /routes");
    }

    private static Pool SameOrRefuse(Pool existing, PoolSpec spec)
    {
        if (existing.Stopping is not null)
            throw ControlFailure.Conflict($"pool '{existing.Id}' is being stopped; wait for DELETE to answer, or take another id");
        return existing.HasSpec(spec)
            ? existing
            : throw ControlFailure.Conflict($"pool '{existing.Id}' runs with another specification; a pool never changes: take another id");
    }

    private async Task<List<Service>> StartAllAsync(string id, IEnumerable<(ServiceSpec Spec, int Instance)> wanted)
    {
        var started = new List<Service>();
        try
        {
            foreach (var (spec, instance) in wanted)
                started.Add(await runner.StartAsync(id, spec, instance));
            return started;
        }
        catch
        {
            await Task.WhenAll(started.Select(service => runner.StopAsync(service, grace: null)));
            throw;
        }
    }

    private Task EndServicesAsync(Pool pool, TimeSpan? grace) =>
        Task.WhenAll([pool.Retirement.HurryAsync(), .. pool.Services.Select(service => runner.StopAsync(service, grace))]);

    private async Task EndAsync(Pool pool, TimeSpan? grace)
    {
        try
        {
            await EndServicesAsync(pool, grace);
        }
        finally
        {
            using var _ = await OneAtATimeAsync();
            pools = pools.Remove(pool.Id);
        }
    }

    private async Task<IDisposable> OneAtATimeAsync()
    {
        await gate.WaitAsync();
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
