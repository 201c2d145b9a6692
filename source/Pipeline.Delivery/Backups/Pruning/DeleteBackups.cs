using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Deletes backups, each manifest first: what is left when that is interrupted is no backup any more, and the next run clears it away. Then looks
/// whether they are gone; one that is not is a failure, and the others are deleted all the same.
/// </summary>
/// <param name="Place">Where.</param>
/// <param name="Going">Which.</param>
/// <param name="Verdicts">All, with the reasons why they stay or go.</param>
internal sealed record DeleteBackups(BackupPlace Place, EquatableList<Backup> Going, EquatableList<RetentionVerdict> Verdicts) : Effect
{
    public override string Describe(Values values) => string.Join('\n', Verdicts
        .Select(verdict => $"{(verdict.IsKept ? "keep  " : "delete")} {verdict.Backup.Id}: {verdict.Reason}")
        .Prepend($"delete {Going.Count} backups below {Place.Prefix}, keep {Verdicts.Count - Going.Count}"));

    public override async Task ApplyAsync(ApplyContext context)
    {
        using var objects = Place.Objects;
        var problems = new List<string>();
        foreach (var backup in Going)
        {
            if (await ProblemAsync(objects, backup, context.Cancellation) is { } problem) problems.Add(problem);
            else context.Output.Line($"Deleted {objects.AddressOf(backup.Folder)}: {ReasonOf(backup)}.");
        }

        if (problems.Count == 0) return;

        throw new FailureException($"{problems.Count} of {Going.Count} old backups of {Place.Policy.Name} could not be deleted. {problems[0]}")
        {
            IsFinal = true,
            Details = problems,
            NextSteps = ["Nothing was lost: they are still there.", $"Look whether the store is read-only, or locks objects until a date; then ./build.sh Backup --environment {Place.Site.Environment.Name}"],
        };
    }

    private static async Task<string?> ProblemAsync(IObjectStore objects, Backup backup, CancellationToken cancellation)
    {
        try
        {
            await objects.DeleteAsync(backup.ManifestKey, cancellation);
            foreach (var item in await objects.ListAsync(backup.Folder + "/", cancellation)) await objects.DeleteAsync(item.Key, cancellation);
            var left = await objects.ListAsync(backup.Folder + "/", cancellation);
            return left.Count == 0 ? null : $"{objects.AddressOf(left[0].Key)} is still there after it was deleted.";
        }
        catch (Exception error) when (error is FailureException or IOException or UnauthorizedAccessException)
        {
            return $"{objects.AddressOf(backup.Folder)}: {error.Message}";
        }
    }

    private string ReasonOf(Backup backup) => Verdicts.First(verdict => verdict.Backup.Id == backup.Manifest.Id).Reason;
}
