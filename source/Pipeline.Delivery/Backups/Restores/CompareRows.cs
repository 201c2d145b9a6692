using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Counts what was restored, and fails when it is not what the backup counted, or nothing at all.</summary>
/// <param name="Database">What was restored into.</param>
/// <param name="Manifest">Of the backup.</param>
/// <param name="Restored">Keeps what was counted.</param>
internal sealed record CompareRows(Value<DatabaseInspection> Database, BackupManifest Manifest, Promise<IReadOnlyList<TableRows>> Restored) : Effect
{
    public override string Describe(Values values) => $"count the rows of every table; the backup counted {Manifest.Tables.Sum(table => table.Rows)} in {Manifest.Tables.Count} tables";

    public override async Task ApplyAsync(ApplyContext context)
    {
        var restored = await context.Read(Database).RowsAsync(context.Cancellation);
        context.Values.Keep(Restored, restored);
        var differences = RowDifferences.Of(Manifest.Tables, restored).ToList();
        if (differences.Count > 0)
        {
            throw new FailureException($"What was restored of {Manifest.Id} is not what was backed up: {differences[0]}")
            {
                IsFinal = true,
                Details = differences,
                NextSteps = ["Do not use it. Restore another backup, and find out why this one differs."],
            };
        }

        if (restored.Sum(table => table.Rows) == 0)
            throw new FailureException($"{Manifest.Id} restores to an empty database: {restored.Count} tables, no row.") { IsFinal = true, NextSteps = ["Look whether the right database is backed up."] };

        context.Output.Line($"{restored.Sum(table => table.Rows)} rows in {restored.Count} tables, as the backup counted them.");
    }
}
