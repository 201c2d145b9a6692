using System.Text.Json;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent;

/// <summary>A running copy of a release: its services and its traffic.</summary>
internal sealed class Pool(string id, PoolSpec spec, IReadOnlyList<Service> services, DateTimeOffset startedAt)
{
    private readonly ServiceSpec[] byRoute = [.. spec.Services.OrderByDescending(service => service.Route.Length)];
    private Service[] services = [.. services];
    private uint turn;

    public string Id => id;

    public PoolSpec Spec => spec;

    public ReleaseName Release => spec.Release;

    /// <summary>The processes that may get requests.</summary>
    public IReadOnlyList<Service> Services => Volatile.Read(ref services);

    public Traffic Traffic { get; } = new();

    /// <summary>Processes that get no requests any more and have not ended yet.</summary>
    public Retirement Retirement { get; } = new();

    /// <summary>The end of the pool, once somebody has asked for it; everybody else who asks waits for the same.</summary>
    public Task? Stopping { get; set; }

    /// <summary>None of its processes runs.</summary>
    public bool IsHalted => Services.All(service => service.ExitCode is not null);

    /// <summary>
    /// The process that gets the next request for a path, counted in: the service with the longest route that matches, its processes in
    /// turn. Null when the release serves nothing there.
    /// </summary>
    public Service? Accept(string path)
    {
        if (Array.Find(byRoute, spec => ServicePath.Matches(spec.Route, path)) is not { } spec)
            return null;
        while (true)
        {
            var current = Volatile.Read(ref services);
            var service = Next(current, spec);
            service.Enter();
            // As in the router: a process must not look idle, and be ended, between the choice and the count.
            if (ReferenceEquals(current, Volatile.Read(ref services)))
                return service;

            service.Leave();
        }
    }

    /// <summary>Requests go to these processes from now on.</summary>
    public void Use(IEnumerable<Service> other) => Interlocked.Exchange(ref services, [.. other]);

    public bool HasSpec(PoolSpec other) => Canonical(spec) == Canonical(other);

    public PoolStatus StatusWith(int weight) => new(
        id,
        spec.Release,
        startedAt,
        weight,
        Traffic.InFlight,
        Traffic.Requests,
        Traffic.Failures,
        [.. Services.Select(service => service.Status)],
        Traffic.Latency);

    /// <summary>In turn; one that was not healthy yet, or has exited, is left out as long as there is another.</summary>
    private Service Next(Service[] current, ServiceSpec spec)
    {
        var ready = current.Count(service => IsReady(service, spec));
        var skip = ready == 0 ? 0 : (int)(Interlocked.Increment(ref turn) % (uint)ready);
        foreach (var service in current)
        {
            if (IsReady(service, spec) && skip-- == 0)
                return service;
        }

        return Array.Find(current, service => ReferenceEquals(service.Spec, spec))!;
    }

    private static bool IsReady(Service service, ServiceSpec spec) => ReferenceEquals(service.Spec, spec) && service.IsReady;

    /// <summary>How many processes there are to begin with does not make another pool of it: that changes while it runs.</summary>
    private static string Canonical(PoolSpec spec)
    {
        var services = spec.Services.Select(service => service with
        {
            Environment = new SortedDictionary<string, string>(service.Environment.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
        });
        return JsonSerializer.Serialize(spec with { Services = [.. services], Instances = null }, ProtocolJson.Default.PoolSpec);
    }
}
