namespace Pipeline.Delivery;

/// <summary>What is delivered: services that are released together, and the environments they run in.</summary>
/// <param name="Name">Lower case words joined by dashes.</param>
public sealed record Application(string Name)
{
    /// <summary>In the order in which they are built and started.</summary>
    public IReadOnlyList<Service> Services { get; init; } = [];

    public IReadOnlyList<DeploymentEnvironment> Environments { get; init; } = [];

    /// <summary>
    /// Where the images of the services are kept. When <see langword="null"/> services are packaged into the repository's own store, which local
    /// environments take them from.
    /// </summary>
    public Registry? Registry { get; init; }

    /// <summary>Who is told of deployments, rollbacks and alerts. They never fail a deployment.</summary>
    public IReadOnlyList<Notifier> Notifiers { get; init; } = [];

    /// <summary>The services that keep data.</summary>
    public IEnumerable<Service> Keepers => Services.Where(service => service.DataVariable is not null);

    /// <summary>The service that answers a path: the one with the longest route that leads there.</summary>
    public Service ServiceAt(string path) =>
        Services.OrderByDescending(service => service.Route.Length).FirstOrDefault(service => Leads(service.Route.TrimEnd('/'), path)) ?? Services[0];

    private static bool Leads(string route, string path) =>
        path.StartsWith(route, StringComparison.Ordinal) && (path.Length == route.Length || path[route.Length] is '/' or '?');

    /// <summary>The environment of that name.</summary>
    /// <exception cref="Plans.FailureException">There is none; the message lists those that are there.</exception>
    public DeploymentEnvironment Environment(string name) =>
        Environments.FirstOrDefault(environment => environment.Name == name)
        ?? throw new Plans.FailureException($"{Name} has no environment '{name}'; it has {string.Join(", ", Environments.Select(environment => environment.Name))}.");
}
