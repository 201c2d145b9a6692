using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>Backs up the data of an environment.</summary>
public interface IBackup : IDeliver
{
    Target Backup => _ => _
        .Description("Takes the backups of an environment, while it runs: each is complete, or does not exist; deletes what retention lets go")
        .PerEnvironment()
        .Secrets(() => [.. JobNeeds.ToBackUp(Application).Distinct(StringComparer.Ordinal)])
        .Holds(context => DeliveryContext.Of(this, context).Lease)
        .Checks(context => DeliveryContext.Of(this, context).BackupProblemsAsync(_ => true))
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var state = await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there");
            var policies = delivery.Site.Environment.Backups;
            var history = await context.AskAsync(delivery.Host.Releases.History, [], "that nothing was deployed yet");
            var steps = new List<Step>();
            foreach (var policy in policies)
            {
                var place = new BackupPlace(delivery.Site, policy);
                var listing = policy.Retention is null ? BackupListing.Empty : await context.AskAsync(BackupCatalog.Of(place), BackupListing.Empty, "that there are none");
                steps.Add((policy.Name, Plan.Sequence(
                    ("backup", BackupPlan.Of(delivery.BackupOf(policy, state.Last))),
                    ("prune", PrunePlan.Of(place, listing, history, context.Run.Time.GetUtcNow())))));
            }

            return steps.Count == 0 ? Plan.Nothing($"{context.Environment} has no backup policy") : Plan.Sequence(steps);
        });
}
