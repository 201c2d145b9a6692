using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>Moves the schemas of an environment's data to what the release needs.</summary>
public interface IMigrate : IPush
{
    /// <summary>Service name to schema revision after the migrations.</summary>
    static readonly Output<SortedDictionary<string, string>> Schema = new(nameof(Migrate), "schema");

    Target Migrate => _ => _
        .Description("Applies pending migrations, from the new release, before it gets traffic")
        .PerEnvironment()
        .NeedsHistory()
        .UsesToolsOf(Application)
        .SecretsOfServices(Application)
        .DependsOn(Push)
        .Holds(context => DeliveryContext.Of(this, context).Lease)
        .Holds(context => DeliveryContext.Of(this, context).Unlocked)
        .Checks(context => DeliveryContext.Of(this, context).ProblemsAsync())
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var release = context.Read(Pushed);
            var variables = delivery.Variables();
            var pending = new Dictionary<string, Value<EquatableList<string>>>(StringComparer.Ordinal);
            foreach (var service in MigrationPlan.Migrating(Application))
            {
                pending[service.Name] = await context.AskAsync(
                    release.Map(known => MigrationPlan.Pending(delivery.Host, service, known, variables)), [], "that none is pending");
            }

            var plan = MigrationPlan.Of(delivery.Site, delivery.Host, delivery.Planned(release), pending, variables, out var schema);
            context.Publish(Schema, schema);
            return plan;
        });
}
