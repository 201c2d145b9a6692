using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>Moves the schemas of an environment's data to what the release needs.</summary>
public interface IMigrate : IPush
{
    /// <summary>What the migrations did.</summary>
    static readonly Output<SchemaChanges> Schema = new(nameof(Migrate), "schema");

    /// <summary>Backup policy to the id of the backup that was taken before.</summary>
    static readonly Output<SortedDictionary<string, string>> BackedUp = new(nameof(Migrate), "backups");

    Target Migrate => _ => _
        .Description("Takes the backups that a deployment asks for, then applies pending migrations, from the new release, before it gets traffic")
        .PerEnvironment()
        .NeedsHistory()
        .UsesToolsOf(Application)
        .SecretsOfServices(Application)
        .Secrets(() => [.. JobNeeds.ToBackUpBefore(Application).Distinct(StringComparer.Ordinal)])
        .DependsOn(Push)
        .Holds(context => DeliveryContext.Of(this, context).Lease)
        .Holds(context => DeliveryContext.Of(this, context).Unlocked)
        .Checks(context => DeliveryContext.Of(this, context).ProblemsAsync())
        .Checks(context => DeliveryContext.Of(this, context).BackupProblemsAsync(policy => policy.BeforeDeployments))
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var release = context.Read(Pushed);
            var variables = delivery.Variables();
            var state = await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there");
            foreach (var service in MigrationPlan.Migrating(Application))
                await context.PreviewAsync(release.Map(known => MigrationPlan.Preview(delivery.Host, service, known, variables)));
            var plan = MigrationPlan.Of(delivery.Site, delivery.Host, state, delivery.Planned(release), variables, delivery.Stamp, out var schema);
            context.Publish(Schema, schema);
            var backups = BackupsBefore.Of(delivery.Site, delivery.Host, state, Versions.Of(context.Run.Checkout), delivery.Stamp, out var taken);
            context.Publish(BackedUp, taken);
            return backups is null ? plan : Plan.Sequence(("backup", backups), ("migrate", plan));
        });
}
