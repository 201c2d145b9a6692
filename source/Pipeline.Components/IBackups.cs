using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>Lists backups.</summary>
public interface IBackups : IDeliver
{
    Target Backups => _ => _
        .Description("Lists backups with age, size, release, and when they were verified and drilled")
        .AllEnvironmentsByDefault()
        .Secrets(() => [.. JobNeeds.ToOpenBackups(Application).Distinct(StringComparer.Ordinal)])
        .Plans(async context =>
        {
            var site = DeliveryContext.Of(this, context).Site;
            foreach (var policy in site.Environment.Backups.SelectMany(policy => new[] { policy, RestorePlan.SafetyOf(policy) }))
            {
                var place = new BackupPlace(site, policy);
                var listing = await context.AskAsync(BackupCatalog.Of(place), BackupListing.Empty, "that there are none");
                if (listing.IsEmpty && !site.Environment.Backups.Contains(policy)) continue;

                var facts = await context.AskAsync(BackupFacts.Of(place, listing.Backups), BackupFacts.None, "that nothing was proven");
                foreach (var line in BackupsTable.Of(place, listing, facts, context.Run.Time.GetUtcNow())) context.Note(line);
            }

            return Plan.Nothing(site.Environment.Backups.Count == 0 ? $"{context.Environment} has no backup policy" : "nothing was changed");
        });
}
