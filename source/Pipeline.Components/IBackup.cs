using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>Backs up the data of an environment.</summary>
public interface IBackup : IDeliver
{
    Target Backup => _ => _
        .Description("Takes the backups of an environment, while it runs: each is complete, or does not exist")
        .PerEnvironment()
        .Secrets(() => [.. JobNeeds.ToBackUp(Application).Distinct(StringComparer.Ordinal)])
        .Holds(context => DeliveryContext.Of(this, context).Lease)
        .Checks(context => DeliveryContext.Of(this, context).BackupProblemsAsync())
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var state = await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there");
            var policies = delivery.Site.Environment.Backups;
            return policies.Count == 0
                ? Plan.Nothing($"{context.Environment} has no backup policy")
                : Plan.Sequence(policies.Select(policy => new Step(policy.Name, BackupPlan.Of(delivery.BackupOf(policy, state.Last)))));
        });
}
