namespace Pipeline.Delivery;

/// <summary>
/// The embedded default: an environment on this machine that needs nothing but .NET. One agent process is the edge (an HTTP reverse
/// proxy on 127.0.0.1) and the parent of the service processes; it outlives the build.
/// </summary>
/// <param name="Port">Where the environment answers; it stays the same across deployments.</param>
public sealed record LocalHost(int Port) : IHost
{
    public bool IsThisMachine => true;

    public string Url => $"http://127.0.0.1:{Port}/";

    public IEnvironmentHost For(Site site) => new LocalEnvironmentHost(this, site);
}
