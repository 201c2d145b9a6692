using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Brings a release up in an environment, from whatever is there: it stops what a crashed run left, starts the release beside what
/// serves, moves the traffic, proves it, and records it. Ended at any point, the same plan built anew goes on from there.
/// </summary>
public static class DeploymentPlan
{
    /// <summary>The names that pools take in turn.</summary>
    internal static IReadOnlyList<string> PoolNames { get; } = ["blue", "green"];

    public static Plan Of(DeploymentRequest request)
    {
        var live = request.State.Live;
        if (live is not { IsRunning: true } || live.Version != request.Release.Version) return BringUp(request);
        if (request.State.Last?.Release.Version != request.Release.Version) return Complete(request, live.Name);

        Plan already = request.State.IsDivided
            ? Plan.Sequence(("still", StillTrue(request)), ("converge", StopLeftovers(request)))
            : Plan.Nothing($"{request.Release.Version} serves {request.Site.Environment.Name} already, since {request.State.Last.At:yyyy-MM-dd HH:mm:ss} UTC");
        return Configuration(request) is { } wanted
            ? Plan.When(wanted.Map(known => known != live.Configuration), "its configuration has changed", BringUp(request), already)
            : already;
    }

    private static Value<string>? Configuration(DeploymentRequest request) => request.Host.ConfigurationOf(request.Release, request.Variables);

    private static Plan BringUp(DeploymentRequest request)
    {
        var (host, state) = (request.Host, request.State);
        var next = PoolNames.First(name => name != state.Live?.Name);
        IEnumerable<Step> fit = request.Fit is { } plan ? [("fit", plan)] : [];
        return Plan.Sequence(
        [
            ("still", StillTrue(request)),
            ("prepare", host.Prepare(state)),
            ("converge", StopLeftovers(request)),
            ("intend", host.Releases.Intend(request.Release, next, request.Stamp.Run)),
            ("unpack", host.Unpack(request.Release, request.Variables)),
            .. fit,
            ("switch", StrategyOf(request).Switch(Changeover(request, next))),
            ("record", host.Releases.Complete(next, Record(request, next))),
            ("prune", Prune(request)),
        ]);
    }

    /// <summary>A run ended after the traffic had moved and before the deployment was recorded: what is left is to prove and to record it.</summary>
    private static Sequence Complete(DeploymentRequest request, string pool) => Plan.Sequence(
        ("still", StillTrue(request)),
        ("prove", Prove(request, pool)),
        ("converge", StopLeftovers(request)),
        ("record", request.Host.Releases.Complete(pool, Record(request, pool))),
        ("prune", Prune(request)));

    /// <summary>As long as the release before still runs beside it, there is a way back.</summary>
    private static Plan Prove(DeploymentRequest request, string pool)
    {
        var (host, state) = (request.Host, request.State);
        var proof = Plan.Sequence(Changeover(request, pool).Proof);
        var before = state.Pools.FirstOrDefault(other => other.Name != pool && other is { IsRunning: true } && other.Version == state.Last?.Release.Version);
        return before is null
            ? proof
            : Plan.Guard(proof, onFailure: Plan.Sequence(
                ("route", host.Route(Traffic.To(before.Name))),
                ("logs", host.ShowLogs(pool)),
                ("drain", host.Drain(pool)),
                ("stop", host.Stop(pool)))) with
            { Aftermath = $"{before.Version} serves {host.Url} again; {request.Release.Version} was stopped." };
    }

    private static CheckAgain<HostState> StillTrue(DeploymentRequest request) => new(request.Host.State, request.State, state => state.ToString());

    /// <summary>Other pools than the live one belong to a run that was ended; the run that is going on has not started any yet.</summary>
    private static Plan StopLeftovers(DeploymentRequest request)
    {
        var leftovers = request.State.Pools.Where(pool => pool != request.State.Live).ToList();
        return leftovers.Count == 0
            ? Plan.Nothing("nothing is left of an earlier run")
            : Plan.Sequence([.. Undivide(request), .. leftovers.Select(pool => new Step($"stop-{pool.Name}", request.Host.Stop(pool.Name)))]);
    }

    /// <summary>A run that was ended while two pools shared the traffic proved nothing: the one that is recorded serves alone, with all its instances.</summary>
    private static IEnumerable<Step> Undivide(DeploymentRequest request)
    {
        var (host, state) = (request.Host, request.State);
        if (!state.IsDivided) return [];

        var live = state.Live!.Name;
        var other = state.Pools.First(pool => pool.HasTraffic && pool.Name != live).Name;
        return
        [
            ("route", host.Route(Traffic.To(live))),
            .. host.Instances > 1 ? [("add", host.Resize(live, host.Instances)), ("healthy", host.WaitHealthy(live))] : Enumerable.Empty<Step>(),
            ("drain", host.Drain(other)),
        ];
    }

    private static Strategy StrategyOf(DeploymentRequest request) =>
        IsJudged(request) ? request.Site.Environment.Strategy : request.Site.Environment.Strategy.InAHurry;

    /// <summary>Who goes back is in a hurry, and in maintenance there are no users whose requests could be judged by.</summary>
    private static bool IsJudged(DeploymentRequest request) => request.Kind == DeploymentKind.Deploy && request.State.Maintenance is null;

    private static Changeover Changeover(DeploymentRequest request, string next) => new(
        request.Host,
        request.State.Live?.Name,
        next,
        instances => request.Host.Start(next, request.Release, request.Variables, instances),
        Aftermath(request),
        SmokePlan.Of(request.Site.Environment, request.Host.Url, request.Release.Version, request.State.Maintenance),
        TrialOf(request, next),
        IsJudged(request) ? request.Site.Environment.WatchFor : TimeSpan.Zero)
    {
        LiveServes = request.State.Live is { IsRunning: true },
    };

    private static Trial TrialOf(DeploymentRequest request, string next)
    {
        var environment = request.Site.Environment;
        return new Trial(
            environment.Gate,
            new MetricSubject(request.Host, environment.Name, next, request.Release.Version),
            request.State.Live is { IsRunning: true } live && live.Name != next
                ? new MetricSubject(request.Host, environment.Name, live.Name, live.Version)
                : null);
    }

    private static string Aftermath(DeploymentRequest request) => request.State.Live is { } live
        ? $"{live.Version} serves {request.Host.Url} as before; {request.Release.Version} was stopped."
        : $"Nothing serves {request.Host.Url}, as before; {request.Release.Version} was stopped.";

    private static Value<DeploymentRecord> Record(DeploymentRequest request, string pool) => request.Release.Content.Combine(
        request.Schema,
        (release, schema) => new DeploymentRecord(
            release, pool, request.Stamp.Time.GetUtcNow(), request.Stamp.By, request.Stamp.Run, request.Kind.ToString().ToLowerInvariant(), schema.After)
        {
            SchemaBefore = schema.Before,
        }).Combine(
        Configuration(request)?.Map(known => (string?)known) ?? Value.Of<string?>(null),
        (record, configuration) => record with { Configuration = configuration }).Combine(
        request.Backups,
        (record, backups) => record with { Backups = backups });

    /// <summary>Keeps what this release and the newest before it need, so that each of them can be brought up again.</summary>
    private static Plan Prune(DeploymentRequest request)
    {
        var before = request.History.Select(record => record.Release).Reverse().DistinctBy(release => release.Version, StringComparer.Ordinal)
            .Where(release => release.Version != request.Release.Version)
            .Take(request.Site.Environment.KeepReleases);
        return request.Host.Prune([request.Release, .. before.Select(PlannedRelease.Of)]);
    }
}
