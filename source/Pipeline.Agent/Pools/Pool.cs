using System.Text.Json;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent;

/// <summary>A running copy of a release: its services and its traffic.</summary>
internal sealed class Pool(string id, PoolSpec spec, IReadOnlyList<Service> services, DateTimeOffset startedAt)
{
    private readonly Service[] byRoute = [.. services.OrderByDescending(service => service.Spec.Route.Length)];

    public string Id => id;

    public PoolSpec Spec => spec;

    public ReleaseName Release => spec.Release;

    public IReadOnlyList<Service> Services => services;

    public Traffic Traffic { get; } = new();

    /// <summary>The end of the pool, once somebody has asked for it; everybody else who asks waits for the same.</summary>
    public Task? Stopping { get; set; }

    /// <summary>None of its processes runs.</summary>
    public bool IsHalted => services.All(service => service.ExitCode is not null);

    /// <summary>The service with the longest route that matches; null when the release serves nothing at that path.</summary>
    public Service? ServiceFor(string path) => Array.Find(byRoute, service => ServicePath.Matches(service.Spec.Route, path));

    public bool HasSpec(PoolSpec other) => Canonical(spec) == Canonical(other);

    public PoolStatus StatusWith(int weight) => new(
        id,
        spec.Release,
        startedAt,
        weight,
        Traffic.InFlight,
        Traffic.Requests,
        Traffic.Failures,
        [.. services.Select(service => service.Status)]);

    private static string Canonical(PoolSpec spec)
    {
        var services = spec.Services.Select(service => service with
        {
            Environment = new SortedDictionary<string, string>(service.Environment.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
        });
        return JsonSerializer.Serialize(spec with { Services = [.. services] }, ProtocolJson.Default.PoolSpec);
    }
}
