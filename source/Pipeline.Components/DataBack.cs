using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Takes the data of an environment back to what it was before a release came: the backups that its deployment took.</summary>
internal static class DataBack
{
    /// <summary>Why the data cannot be taken back; asked before anything runs.</summary>
    public static async Task<IEnumerable<Problem>> ProblemsAsync(DeliveryContext delivery, PlanContext context, string? overwrite) =>
    [
        .. await delivery.OpeningProblemsAsync(["psql", "pg_restore"]),
        .. delivery.Site.Environment.Backups.Select(policy => policy.Source).OfType<PostgresSource>().Select(source => context.Secret(source.UrlSecret)).OfType<Secret>()
            .Select(RestoreRequest.DatabaseIn).OfType<string>().Distinct(StringComparer.Ordinal).Where(database => database != overwrite)
            .Select(database => new Problem($"--with-data replaces all that is in the database {database}", $"If that is what you want, type its name: --with-data --overwrite {database}")),
    ];

    /// <summary>Users are kept out while the backups are restored; if that fails, what served serves again, with its data as it was.</summary>
    /// <exception cref="FailureException">The deployment that came after took no backup, or it is gone.</exception>
    public static async Task<Plan> PlanAsync(DeliveryContext delivery, PlanContext context, HostState state, IReadOnlyDictionary<string, string> backups, string version)
    {
        if (backups.Count == 0)
            throw new FailureException($"No deployment after {version} took a backup: there is none that Rollback could take the data back with.") { NextSteps = [$"./build.sh Backups --environment {context.Environment}", $"./build.sh Restore --environment {context.Environment} --backup-id ID"] };

        var steps = new List<Step>();
        foreach (var (name, id) in backups) steps.Add((name, await RestoreAsync(delivery, context, state, name, id)));
        if (state.Live is not { } live) return Plan.Sequence(steps);

        var host = delivery.Host;
        return Plan.Guard(
            Plan.Sequence([("route-nowhere", host.Route(Traffic.Nowhere)), ("drain", host.Drain(live.Name)), .. steps]),
            onFailure: host.Route(Traffic.To(live.Name))) with
        { Aftermath = $"{live.Version} serves {host.Url} again." };
    }

    private static async Task<Plan> RestoreAsync(DeliveryContext delivery, PlanContext context, HostState state, string name, string id)
    {
        var policy = delivery.Site.Environment.Backups.FirstOrDefault(known => known.Name == name)
            ?? throw new FailureException($"The backup {id} was made by the policy {name}, which {context.Environment} no longer has.");
        var place = new BackupPlace(delivery.Site, policy);
        var listing = await context.AskAsync(BackupCatalog.Of(place), BackupListing.Empty, "that there are none");
        var backup = listing.Backups.FirstOrDefault(known => known.Manifest.Id == id)
            ?? throw new FailureException($"The backup {id} of {name} is gone from {policy.Store}.") { NextSteps = [$"./build.sh Backups --environment {context.Environment}"] };
        var target = (policy.Source as PostgresSource)?.UrlSecret
            ?? throw new FailureException($"{name} is no backup of a PostgreSQL database; Rollback takes only those back.") { NextSteps = ["docs/restore-by-hand.md"] };
        context.Note($"the data goes back to {id}, taken {backup.Manifest.TakenAt:yyyy-MM-dd HH:mm:ss} UTC");
        return RestorePlan.Of(new RestoreRequest(place, backup, delivery.Host, state, state.Last, delivery.Stamp)
        {
            TargetSecret = target,
            Target = context.Secret(target),
            Overwrites = true,
        });
    }
}
