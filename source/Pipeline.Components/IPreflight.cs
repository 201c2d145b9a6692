using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>The list that a careful person goes through before a deployment, executed.</summary>
public interface IPreflight : IDeliver
{
    Target Preflight => _ => _
        .Description("Goes through the list before a deployment; what blocks it stops here")
        .PerEnvironment()
        .NeedsHistory()
        .SecretsOfServices(Application)
        .Secrets(() => [.. JobNeeds.ToReadBackups(Application).Distinct(StringComparer.Ordinal)])
        .SignsInToRegistry(Application, Permission.Read(PermissionScope.Packages))
        .TryAfter<ITest>(build => build.Test)
        .TryAfter<IPush>(build => build.Push)
        .TryBefore<IMigrate>(build => build.Migrate)
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            EquatableList<PreflightCheck> checks = [.. PreflightList.Of(await PreflightReader.ReadAsync(delivery, context))];
            foreach (var line in PreflightTable.Of(context.Environment, checks)) context.Note(line);
            return checks.Any(check => check.Outcome == PreflightOutcome.Error)
                ? new RequirePreflight(context.Environment, checks)
                : Plan.Nothing($"{context.Environment} may be deployed to");
        });
}
