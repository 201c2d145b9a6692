using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Practises a restore: a backup goes into an empty database, its rows are counted, migrations and smoke command asked, and everything is measured. The
/// report is written whatever becomes of it.
/// </summary>
public static class DrillPlan
{
    /// <summary>The report of a drill, as a line and as a page of Markdown; <see langword="null"/> where none was written.</summary>
    public static Query<(string Line, string Page)?> ReportOf(DrillRequest request) => new($"the report {request.ReportFile}.json", async cancellation =>
    {
        if (!File.Exists($"{request.ReportFile}.json")) return null;

        var report = JsonSerializer.Deserialize(await File.ReadAllBytesAsync($"{request.ReportFile}.json", cancellation), DrillJson.Default.DrillReport)!;
        return report.Run == request.Stamp.Run ? (DrillText.Line(report), DrillText.Markdown(report)) : null;
    });

    /// <exception cref="FailureException">There is no server for it.</exception>
    public static Plan Of(DrillRequest request)
    {
        var manifest = request.Backup.Manifest;
        if (!BackupReading.IsDatabase(manifest))
            return Plan.Nothing($"{manifest.Policy} is of {manifest.Source.Kind}: VerifyBackup reads it back; only databases are restored for practice");

        var found = new DrillFindings();
        var reason = Value.Promise<string>("reason", "a failure");
        var practice = Plan.Sequence(
            ("begin", new BeginDrill(found.Started)),
            ("practise", request.Given is { } secret ? DrillPractice.InGiven(request, found, secret) : DrillPractice.InScratch(request, found)),
            ("report", new WriteDrillReport(request, found, Failure: null)));
        return Plan.Sequence(
            ("drill", Plan.Guard(practice, onFailure: new WriteDrillReport(request, found, reason)) with { Reason = reason }),
            ("objectives", new RequireObjectives(found.Written)),
            ("fact", new RecordFact(
                request.Place, request.Backup, BackupFactKind.Drilled, request.Stamp, found.Written.Map(report => $"recovered in {DrillText.Show(report.RecoveryTime)}"))));
    }
}
