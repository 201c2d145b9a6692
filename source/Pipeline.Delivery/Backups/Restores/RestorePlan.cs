using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Brings a database back: reads the backup to its last byte before anything is written, backs up what is about to go, loads in one transaction, and
/// counts what is there then.
/// </summary>
public static class RestorePlan
{
    /// <summary>Where the backups of what a restore replaces are kept: beside the policy's own, which neither freshness nor retention count.</summary>
    public static BackupPolicy SafetyOf(BackupPolicy policy) => policy with { Name = $"{policy.Name}-before-restore", Retention = null, RecoveryPoint = null };

    /// <exception cref="FailureException">The backup is not of a PostgreSQL database.</exception>
    public static Plan Of(RestoreRequest request)
    {
        var manifest = request.Backup.Manifest;
        if (!BackupReading.IsDatabase(manifest)) throw NoDatabase(manifest);

        var name = $"the database in {request.TargetSecret}";
        var database = Value.Promise<DatabaseInspection>("database", "open");
        var hasContent = Value.Promise<bool>("content", "target");
        var target = new DumpTarget(name, database, LibpqVariables.Password(request.TargetSecret, request.Target), request.Overwrites);
        var load = Plan.Sequence(
            ("load", new LoadDump(request.Place, request.Backup, target)),
            ("rows", new CompareRows(database, manifest, Value.Promise<IReadOnlyList<TableRows>>("rows", "rows"))));
        return Plan.Sequence(
            ("verify", new VerifyContent(request.Place, request.Backup)),
            ("restore", Plan.Guard(
                Plan.Sequence(
                    ("open", new OpenDatabase(name, request.Target is null ? null : Value.Of(request.Target), request.Host, database)),
                    ("target", new CheckDatabase(name, database, manifest, request.Overwrites, hasContent)),
                    ("safety", Plan.When(hasContent, "it is not empty", Safety(request), Plan.Nothing("it is empty: there is nothing to save"))),
                    ("load", request.StopsServices ? WithoutServices(request, load) : load)),
                always: new CloseDatabase(database))));
    }

    private static Plan Safety(RestoreRequest request)
    {
        var own = request.Place.Policy.Source as PostgresSource;
        var policy = SafetyOf(request.Place.Policy) with { Source = own?.UrlSecret == request.TargetSecret ? own : new PostgresSource(request.TargetSecret) };
        return BackupPlan.Of(new BackupRequest(request.Place with { Policy = policy }, request.Host, request.Running, request.Stamp), out _);
    }

    /// <summary>What served serves again, whatever became of the restore: it took place as a whole or not at all.</summary>
    private static Plan WithoutServices(RestoreRequest request, Plan load)
    {
        if (request.State.Live is not { } live) return load;

        var host = request.Host;
        return Plan.Guard(
            Plan.Sequence(
                ("stop", Plan.Sequence(("route-nowhere", host.Route(Traffic.Nowhere)), ("drain", host.Drain(live.Name)), ("halt", host.Halt(live.Name)))),
                ("data", load)),
            always: Plan.Sequence(("resume", host.Resume(live.Name)), ("healthy", host.WaitHealthy(live.Name)), ("route", host.Route(Traffic.To(live.Name)))));
    }

    private static FailureException NoDatabase(BackupManifest manifest) => new($"{manifest.Id} is a backup of {manifest.Source.Kind} ({manifest.Data.Format}), which Restore does not bring back by itself.")
    {
        IsFinal = true,
        NextSteps = [$"Download {manifest.Data.File} and run: {manifest.Restore}", "docs/restore-by-hand.md"],
    };
}
