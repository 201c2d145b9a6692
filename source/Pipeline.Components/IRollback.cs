using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Brings back a release that ran before.</summary>
public interface IRollback : IOverwrite
{
    /// <summary>Takes the schemas back to what they were when that release was deployed, before it is started.</summary>
    [Parameter("Rollback takes the schemas of the data back too, before the earlier release is started.")]
    bool WithMigrations => TryGetValue<bool?>(() => WithMigrations) ?? false;

    /// <summary>Takes the data back to the backup that was taken before the release after it changed anything.</summary>
    [Parameter("Rollback restores the backup that was taken before the release after it changed anything; --overwrite confirms it.")]
    bool WithData => TryGetValue<bool?>(() => WithData) ?? false;

    Target Rollback => _ => _
        .Description("Brings back the previous release, or the one named by --release")
        .PerEnvironment()
        .UsesToolsOf(Application)
        .SecretsOfServices(Application)
        .Holds(context => DeliveryContext.Of(this, context).Lease)
        .Holds(context => DeliveryContext.Of(this, context).Unlocked)
        .Checks(async context => await DeliveryContext.Of(this, context).ObstaclesAsync())
        .Checks(async context => WithData ? await DataBack.ProblemsAsync(DeliveryContext.Of(this, context), context, Overwrite) : [])
        .Checks(_ => Task.FromResult<IEnumerable<Problem>>(WithData && WithMigrations
            ? [new Problem("--with-data brings the schema of the backup, so there is nothing for --with-migrations to do", "Leave one of them out.")]
            : []))
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var state = await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there");
            var history = await context.AskAsync(delivery.Host.Releases.History, [], "that nothing was deployed yet");
            var record = RollbackTarget.Choose(context.Environment, history, context.Release);
            var deployed = RollbackTarget.Deployed(history, record);
            var ways = WithData ? [] : await WaysBack.AskAsync(context, delivery, history[^1], deployed, WithMigrations);
            var backups = RollbackTarget.BackupsAfter(history, record);
            foreach (var (policy, id) in backups.Where(_ => !WithData))
                context.Note($"{policy} stays as it is; as it was before the next release it is in {id}: --with-data takes it back, and loses what was written since");
            if (!WithMigrations) RollbackTarget.RefuseAcrossBreaking(ways, record, context.Environment);
            context.Note($"{state.Live?.Version ?? "nothing"} -> {record.Release.Version}, which was deployed {record.At:yyyy-MM-dd HH:mm} UTC by {record.By}");
            context.Report($"{record.Release.Version} at {delivery.Host.Url}");
            var plan = DeploymentPlan.Of(new DeploymentRequest(
                delivery.Site,
                delivery.Host,
                state,
                history,
                PlannedRelease.Of(record.Release),
                delivery.Variables(),
                WithData ? new SchemaChanges(history[^1].Schema, deployed.Schema) : WaysBack.SchemaOf(history[^1], WithMigrations ? ways : []),
                DeploymentKind.Rollback,
                delivery.Stamp)
            {
                Fit = await FitAsync(context, delivery, state, history, record, ways, backups),
            });
            return delivery.Announced(plan, nameof(Rollback), DeploymentKind.Rollback, record.Release.Version, record.Release.Commit, state);
        });

    private async Task<Plan?> FitAsync(
        PlanContext context,
        DeliveryContext delivery,
        HostState state,
        IReadOnlyList<DeploymentRecord> history,
        DeploymentRecord record,
        IReadOnlyList<WayBack> ways,
        IReadOnlyDictionary<string, string> backups)
    {
        if (WithData) return await DataBack.PlanAsync(delivery, context, state, backups, record.Release.Version);
        return WithMigrations ? MigrationPlan.Back(delivery.Site, delivery.Host, history[^1].Release, ways, delivery.Variables(), delivery.Stamp) : null;
    }
}
