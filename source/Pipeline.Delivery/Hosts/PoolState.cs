namespace Pipeline.Delivery;

/// <summary>A pool as the host sees it.</summary>
/// <param name="Name">The name of the pool: <c>blue</c> or <c>green</c>.</param>
/// <param name="Version">Of the release that it runs.</param>
/// <param name="HasTraffic">The edge routes to it.</param>
/// <param name="IsRunning">All its processes run.</param>
public sealed record PoolState(string Name, string Version, bool HasTraffic, bool IsRunning)
{
    /// <summary>See <see cref="IEnvironmentHost.ConfigurationOf"/>.</summary>
    public string? Configuration { get; init; }
}
