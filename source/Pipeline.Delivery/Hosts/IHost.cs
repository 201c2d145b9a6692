namespace Pipeline.Delivery;

/// <summary>
/// Where an environment runs, as four primitives: start a pool of a release, ask its health, route traffic, stop a pool.
/// Strategies are written once against them. Everything here only describes: the plans it gives change the world when applied.
/// </summary>
public interface IHost
{
    /// <summary>Binds the host to one environment of an application.</summary>
    /// <param name="site">Where, and from which repository.</param>
    IEnvironmentHost For(Site site);
}
