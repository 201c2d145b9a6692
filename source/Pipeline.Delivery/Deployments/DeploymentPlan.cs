using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Brings a release up in an environment, from whatever is there: it stops what a crashed run left, starts the release beside what
/// serves, moves the traffic, proves it, and records it. Ended at any point, the same plan built anew goes on from there.
/// </summary>
public static class DeploymentPlan
{
    /// <summary>The names that pools take in turn.</summary>
    private static readonly string[] Names = ["blue", "green"];

    public static Plan Of(DeploymentRequest request)
    {
        var live = request.State.Live;
        if (live is not { IsRunning: true } || live.Version != request.Release.Version) return BringUp(request);
        if (request.State.Last?.Release.Version != request.Release.Version) return Complete(request, live.Name);

        var already = Plan.Nothing($"{request.Release.Version} serves {request.Site.Environment.Name} already, since {request.State.Last.At:yyyy-MM-dd HH:mm:ss} UTC");
        return Configuration(request) is { } wanted
            ? Plan.When(wanted.Map(known => known != live.Configuration), "its configuration has changed", BringUp(request), already)
            : already;
    }

    private static Value<string>? Configuration(DeploymentRequest request) => request.Host.ConfigurationOf(request.Release, request.Variables);

    private static Plan BringUp(DeploymentRequest request)
    {
        var (host, state) = (request.Host, request.State);
        var next = Names.First(name => name != state.Live?.Name);
        return Plan.Sequence(
            ("still", StillTrue(request)),
            ("prepare", host.Prepare(state)),
            ("converge", StopLeftovers(request)),
            ("intend", host.Releases.Intend(request.Release, next, request.Stamp.Run)),
            ("unpack", host.Unpack(request.Release, request.Variables)),
            ("switch", request.Site.Environment.Strategy.Switch(Changeover(request, next))),
            ("record", host.Releases.Complete(next, Record(request, next))),
            ("prune", Prune(request)));
    }

    /// <summary>A run ended after the traffic had moved and before the deployment was recorded: what is left is to prove and to record it.</summary>
    private static Sequence Complete(DeploymentRequest request, string pool) => Plan.Sequence(
        ("still", StillTrue(request)),
        ("smoke", SmokePlan.Of(request.Site.Environment, request.Host.Url, request.Release.Version, request.State.Maintenance)),
        ("converge", StopLeftovers(request)),
        ("record", request.Host.Releases.Complete(pool, Record(request, pool))),
        ("prune", Prune(request)));

    private static CheckAgain<HostState> StillTrue(DeploymentRequest request) => new(request.Host.State, request.State, state => state.ToString());

    /// <summary>Pools that get no traffic belong to a run that was ended; the run that is going on has not started any yet.</summary>
    private static Plan StopLeftovers(DeploymentRequest request)
    {
        var leftovers = request.State.Pools.Where(pool => !pool.HasTraffic).ToList();
        return leftovers.Count == 0
            ? Plan.Nothing("nothing is left of an earlier run")
            : Plan.Sequence(leftovers.Select(pool => new Step($"stop-{pool.Name}", request.Host.Stop(pool.Name))));
    }

    private static Changeover Changeover(DeploymentRequest request, string next) => new(
        request.Host,
        request.State.Live?.Name,
        next,
        instances => request.Host.Start(next, request.Release, request.Variables, instances),
        Aftermath(request),
        SmokePlan.Of(request.Site.Environment, request.Host.Url, request.Release.Version, request.State.Maintenance));

    private static string Aftermath(DeploymentRequest request) => request.State.Live is { } live
        ? $"{live.Version} serves {request.Host.Url} as before; {request.Release.Version} was stopped."
        : $"Nothing serves {request.Host.Url}, as before; {request.Release.Version} was stopped.";

    private static Value<DeploymentRecord> Record(DeploymentRequest request, string pool) => request.Release.Content.Combine(
        request.Schema,
        (release, schema) => new DeploymentRecord(
            release, pool, request.Stamp.Time.GetUtcNow(), request.Stamp.By, request.Stamp.Run, request.Kind.ToString().ToLowerInvariant(), schema)).Combine(
        Configuration(request)?.Map(known => (string?)known) ?? Value.Of<string?>(null),
        (record, configuration) => record with { Configuration = configuration });

    /// <summary>Keeps what this release and the newest before it need, so that each of them can be brought up again.</summary>
    private static Plan Prune(DeploymentRequest request)
    {
        var before = request.History.Select(record => record.Release).Reverse().DistinctBy(release => release.Version, StringComparer.Ordinal)
            .Where(release => release.Version != request.Release.Version)
            .Take(request.Site.Environment.KeepReleases);
        return request.Host.Prune([request.Release, .. before.Select(PlannedRelease.Of)]);
    }
}
