using Pipeline.Delivery;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Brings back a release that ran before.</summary>
public interface IRollback : IDeliver
{
    /// <summary>Takes the schemas back to what they were when that release was deployed, before it is started.</summary>
    [Parameter("Rollback takes the schemas of the data back too, before the earlier release is started.")]
    bool WithMigrations => TryGetValue<bool?>(() => WithMigrations) ?? false;

    Target Rollback => _ => _
        .Description("Brings back the previous release, or the one named by --release")
        .PerEnvironment()
        .UsesToolsOf(Application)
        .SecretsOfServices(Application)
        .Holds(context => DeliveryContext.Of(this, context).Lease)
        .Holds(context => DeliveryContext.Of(this, context).Unlocked)
        .Checks(async context => await DeliveryContext.Of(this, context).ObstaclesAsync())
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var state = await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there");
            var history = await context.AskAsync(delivery.Host.Releases.History, [], "that nothing was deployed yet");
            var record = RollbackTarget.Choose(context.Environment, history, context.Release);
            var ways = await WaysBack.AskAsync(context, delivery, history[^1], RollbackTarget.Deployed(history, record), WithMigrations);
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
                WaysBack.SchemaOf(history[^1], WithMigrations ? ways : []),
                DeploymentKind.Rollback,
                delivery.Stamp)
            {
                Fit = WithMigrations ? MigrationPlan.Back(delivery.Site, delivery.Host, history[^1].Release, ways, delivery.Variables(), delivery.Stamp) : null,
            });
            return delivery.Announced(plan, nameof(Rollback), DeploymentKind.Rollback, record.Release.Version, record.Release.Commit, state);
        });
}
