using Pipeline.Plans;

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

    /// <exception cref="FailureException">The application has a registry: its releases are images, which need a container engine.</exception>
    public IEnvironmentHost For(Site site) => site.Application.Registry is { } registry
        ? throw new FailureException($"{site.Environment.Name} of {site.Application.Name} is a LocalHost, which runs packages, and its releases are images in {registry.Address}.")
        {
            NextSteps = [$"Give {site.Environment.Name} a ComposeHost: new ComposeHost(Machine.Here) runs on this machine too."],
        }
        : new LocalEnvironmentHost(this, site);
}
