using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>Proves that backups can be read back.</summary>
public interface IVerifyBackup : IChooseBackup
{
    [Parameter("How far VerifyBackup goes: manifest, sample (the newest and one more to the last byte; the default) or full (all of them).", OnlyPrefixed = true)]
    VerifyLevel? Level => TryGetValue<VerifyLevel?>(() => Level);

    Target VerifyBackup => _ => _
        .Description("Reads backups back: manifests, hashes, decryption, and whether pg_restore understands them; --level, --backup-id")
        .PerEnvironment()
        .Secrets(() => [.. JobNeeds.ToOpenBackups(Application).Distinct(StringComparer.Ordinal)])
        .Checks(context => DeliveryContext.Of(this, context).OpeningProblemsAsync([]))
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var steps = new List<Step>();
            foreach (var place in Places(delivery.Site))
            {
                var listing = await context.AskAsync(BackupCatalog.Of(place), BackupListing.Empty, "that there are none");
                var chosen = BackupId is null ? null : ChosenOf(place, listing);
                steps.Add((place.Policy.Name, VerifyPlan.Of(place, listing, Level ?? VerifyLevel.Sample, chosen, delivery.Stamp, Random.Shared)));
            }

            return steps.Count == 0 ? Plan.Nothing($"{context.Environment} has no backup policy") : Plan.Sequence(steps);
        });
}
