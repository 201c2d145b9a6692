namespace Pipeline.Delivery;

/// <summary>What runs in an environment, and what its records say. Two equal states lead to the same plan.</summary>
/// <param name="IsReady">The host runs and can take pools.</param>
/// <param name="Pools">The pools that are there, in order of their names.</param>
/// <param name="Last">The newest completed deployment; <see langword="null"/> before the first.</param>
public sealed record HostState(bool IsReady, EquatableList<PoolState> Pools, DeploymentRecord? Last)
{
    /// <summary>Nothing runs there and nothing ever did.</summary>
    public static HostState Empty { get; } = new(false, [], null);

    /// <summary>Everybody gets a maintenance page; <see langword="null"/> when users are served.</summary>
    public MaintenanceNotice? Maintenance { get; init; }

    /// <summary>The pool that gets traffic.</summary>
    public PoolState? Live => Pools.FirstOrDefault(pool => pool.HasTraffic);

    public override string ToString() => Live is { } live ? $"{live.Name} runs {live.Version}" : "nothing gets traffic";
}
