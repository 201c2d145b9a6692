using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>Brings data back.</summary>
public interface IRestore : IChooseBackup, IOverwrite
{
    [Parameter("The secret with the address of the database that Restore writes to; the one that was backed up when not given.", OnlyPrefixed = true)]
    string? Into => TryGetValue(() => Into);

    [Parameter("Restore stops what serves, and starts it again afterwards.", OnlyPrefixed = true)]
    bool StopServices => TryGetValue<bool?>(() => StopServices) ?? false;

    Target Restore => _ => _
        .Description("Brings a backup back into a database: verified before, in one transaction, counted afterwards; --into, --overwrite")
        .PerEnvironment()
        .Secrets(() => [.. JobNeeds.ToOpenBackups(Application).Concat(JobNeeds.ToBackUp(Application)).Distinct(StringComparer.Ordinal)])
        .Holds(context => DeliveryContext.Of(this, context).Lease)
        .Holds(context => DeliveryContext.Of(this, context).Unlocked)
        .Checks(async context => [.. await DeliveryContext.Of(this, context).OpeningProblemsAsync(["psql", "pg_restore"]), .. ConfirmationProblems(context)])
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var place = PlaceOf(delivery.Site);
            var listing = await context.AskAsync(BackupCatalog.Of(place), BackupListing.Empty, "that there are none");
            var backup = ChosenOf(place, listing);
            var state = await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there");
            var target = TargetOf(place);
            context.Note($"{backup.Manifest.Id}, taken {backup.Manifest.TakenAt:yyyy-MM-dd HH:mm:ss} UTC from {backup.Manifest.Release ?? "no release"} -> the database in {target}");
            var plan = RestorePlan.Of(new RestoreRequest(place, backup, delivery.Host, state, state.Last, delivery.Stamp)
            {
                TargetSecret = target,
                Target = context.Secret(target),
                Overwrites = Overwrite is not null,
                StopsServices = StopServices,
            });
            return delivery.Audit(nameof(Restore), $"{backup.Manifest.Id} into {target}").Around(plan);
        });

    private BackupPlace PlaceOf(Site site) => Places(site) switch
    {
        [var only] => only,
        [] => throw new FailureException($"{site.Environment.Name} has no backup policy.") { NextSteps = ["docs/backups.md"] },
        var several => throw new FailureException($"{site.Environment.Name} has several backup policies.") { NextSteps = [$"Name one: --policy {string.Join(" or ", several.Select(place => place.Policy.Name))}"] },
    };

    private string TargetOf(BackupPlace place) => Into ?? (place.Policy.Source as PostgresSource)?.UrlSecret
        ?? throw new FailureException($"{place.Policy.Name} is no backup of a PostgreSQL database: say where it goes.") { NextSteps = ["--into NAME-OF-A-SECRET", "docs/restore-by-hand.md"] };

    private IEnumerable<Problem> ConfirmationProblems(PlanContext context)
    {
        var target = TargetOf(PlaceOf(DeliveryContext.Of(this, context).Site));
        if (context.Secret(target) is not { } url) return [new Problem($"the secret {target} has no value", $"Set the environment variable {target} to the address of the database.")];
        return Overwrite is null || Overwrite == RestoreRequest.DatabaseIn(url)
            ? []
            : [new Problem($"--overwrite {Overwrite} is not the name of the database in {target}", $"Type the name of the database that goes, if you mean it: --overwrite {RestoreRequest.DatabaseIn(url)}")];
    }
}
