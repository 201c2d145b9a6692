using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>What the effects of a drill find out; what it did not come to stays unknown.</summary>
internal sealed class DrillFindings
{
    public Promise<DrillStart> Started { get; } = Value.Promise<DrillStart>("start", "begin");

    public Promise<TimeSpan> Took { get; } = Value.Promise<TimeSpan>("recovery time", "measure");

    public Promise<IReadOnlyList<TableRows>> Rows { get; } = Value.Promise<IReadOnlyList<TableRows>>("rows", "rows");

    public Promise<string> Migrations { get; } = Value.Promise<string>("migrations", "migrations");

    public Promise<string> Smoke { get; } = Value.Promise<string>("output", "smoke");

    public Promise<DrillReport> Written { get; } = Value.Promise<DrillReport>("report", "report");

    /// <param name="request">The drill.</param>
    /// <param name="context">Knows what was found, and what time it is.</param>
    /// <param name="failure">Why it did not come to its end.</param>
    public DrillReport Report(DrillRequest request, ApplyContext context, string? failure)
    {
        var (policy, manifest) = (request.Place.Policy, request.Backup.Manifest);
        var started = context.Read(Started);
        var rows = context.Values.TryGet(Rows, out var counted) ? counted : [];
        return new DrillReport(
            manifest.Application, manifest.Environment, manifest.Policy, manifest.Id, manifest.TakenAt, started.At, request.Stamp.By, request.Stamp.Run)
        {
            RecoveryTime = context.Values.TryGet(Took, out var took) ? took : context.Time.GetElapsedTime(started.Timestamp),
            RecoveryTimeObjective = policy.RecoveryTime,
            RecoveryPointObjective = policy.RecoveryPoint,
            Target = request.Target,
            Rows = new SortedDictionary<string, long>(rows.ToDictionary(table => $"{table.Schema}.{table.Table}", table => table.Rows, StringComparer.Ordinal), StringComparer.Ordinal),
            Checks = [.. Checks(request, context.Values)],
            Failure = failure,
        };
    }

    private IEnumerable<string> Checks(DrillRequest request, Values values)
    {
        if (values.TryGet(Migrations, out var migrations)) yield return migrations;
        if (values.TryGet(Smoke, out _)) yield return $"{string.Join(' ', request.Place.Policy.Drill.SmokeCommand)}: passed";
    }
}
