using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>Practises restoring.</summary>
public interface IRestoreDrill : IChooseBackup
{
    /// <summary>Where the reports are, relative to the repository's root; a workflow keeps them.</summary>
    private const string Reports = ".nuke/temp/drills";

    Target RestoreDrill => _ => _
        .Description("Restores the newest backup into an empty database, counts its rows, measures recovery time and point, and reports")
        .PerEnvironment()
        .Secrets(() => [.. JobNeeds.ToDrill(Application).Distinct(StringComparer.Ordinal)])
        .Keeps(Reports)
        .Checks(context => DeliveryContext.Of(this, context).OpeningProblemsAsync(["psql", "pg_restore"]))
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var installed = await context.AskAsync(PostgresPrograms.Installed, [], "that there are none");
            var steps = new List<Step>();
            foreach (var place in Places(delivery.Site))
            {
                var listing = await context.AskAsync(BackupCatalog.Of(place), BackupListing.Empty, "that there are none");
                var request = new DrillRequest(place, ChosenOf(place, listing), installed, delivery.Stamp, Path.Combine(delivery.Site.Root, Reports));
                steps.Add((place.Policy.Name, DrillPlan.Of(request)));
                context.Report(DrillFindingOf(request));
            }

            return steps.Count == 0 ? Plan.Nothing($"{context.Environment} has no backup policy") : Plan.Sequence(steps);
        });

    private static Query<Finding?> DrillFindingOf(DrillRequest request)
    {
        var report = DrillPlan.ReportOf(request);
        return new(report.Subject, async cancellation => await report.Ask(cancellation) is { } found ? new Finding(found.Line) { Markdown = found.Page } : null);
    }
}
