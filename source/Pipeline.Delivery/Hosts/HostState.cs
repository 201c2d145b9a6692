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

    /// <summary>The pool that serves. When a run was ended while two shared the traffic it is the one of the newest completed deployment.</summary>
    public PoolState? Live => Sharing.FirstOrDefault(pool => pool.Name == Last?.Pool && pool.Version == Last.Release.Version) ?? Sharing.FirstOrDefault();

    /// <summary>A run was ended while two pools shared the traffic.</summary>
    public bool IsDivided => Sharing.Count() > 1;

    private IEnumerable<PoolState> Sharing => Pools.Where(pool => pool.HasTraffic);

    public override string ToString() => Live is { } live ? $"{live.Name} runs {live.Version}{(IsDivided ? " and shares the traffic" : "")}" : "nothing gets traffic";
}
