using Pipeline.Delivery;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>How far the schemas of services are beyond what an earlier release left.</summary>
internal static class WaysBack
{
    /// <summary>
    /// Asks the migration tools of the release that runs. Where nobody wants to go back and no migration is declared breaking, nobody is asked:
    /// an emergency does not wait for a database.
    /// </summary>
    public static async Task<IReadOnlyList<WayBack>> AskAsync(
        PlanContext context, DeliveryContext delivery, DeploymentRecord current, DeploymentRecord target, bool withMigrations)
    {
        var variables = delivery.Variables();
        var ways = new List<WayBack>();
        foreach (var service in MigrationPlan.Migrating(delivery.Site.Application))
        {
            if (!target.Schema.TryGetValue(service.Name, out var revision)) continue;
            if (!withMigrations && (service.Migrations!.Breaking.Count == 0 || current.Schema.GetValueOrDefault(service.Name) == revision)) continue;

            var query = MigrationPlan.State(delivery.Host, service, current.Release, variables);
            var way = WayBack.Of(service, await context.AskAsync(query, Assumed(revision), $"that its schema is at {revision}"), revision, target.Release);
            if (way.Reverted.Count == 0) continue;

            if (withMigrations) foreach (var migration in way.Reverted) context.Note($"{service.Name}: {migration} is taken back");
            ways.Add(way);
        }

        return ways;
    }

    /// <summary>What the record of a rollback says about schemas: they stay as they are, but for those that go back.</summary>
    public static SchemaChanges SchemaOf(DeploymentRecord current, IReadOnlyList<WayBack> ways) => ways.Aggregate(
        new SchemaChanges(current.Schema, current.Schema),
        (all, way) => all.With(way.Service.Name, way.State.Revision, way.Revision));

    private static MigrationState Assumed(string revision) =>
        new(revision.Length == 0 ? [] : [new Migration(revision, "")], []);
}
