using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Fails when there is no backup, when one is none any more, or when the data of one is missing or has another size.</summary>
/// <param name="Place">Whose backups.</param>
/// <param name="Listing">Their manifests, read and checked.</param>
internal sealed record RequireManifests(BackupPlace Place, BackupListing Listing) : Effect
{
    public override string Describe(Values values) => $"check {Listing.Backups.Count} manifests below {Place.Prefix} and the sizes of what they name";

    public override async Task ApplyAsync(ApplyContext context)
    {
        using var objects = Place.Objects;
        var sizes = (await objects.ListAsync(Place.Prefix, context.Cancellation)).ToDictionary(item => item.Key, item => item.Bytes, StringComparer.Ordinal);
        List<string> problems = [.. Listing.Broken.Select(broken => $"{broken.Folder}: {broken.Reason}"), .. Listing.Backups.Select(backup => ProblemOf(backup, sizes)).OfType<string>()];
        if (Listing.Backups.Count == 0) problems.Add($"{Place.Prefix}: there is no backup.");
        if (problems.Count > 0)
        {
            throw new FailureException($"The backups {Place.Policy.Name} of {Place.Site.Environment.Name} are not whole: {problems[0]}")
            {
                IsFinal = true,
                Details = problems,
                NextSteps = [$"Take one that is: ./build.sh Backup --environment {Place.Site.Environment.Name}", "Then find out who changed the store."],
            };
        }

        context.Output.Line($"{Listing.Backups.Count} backups are there, with their manifests.");
    }

    private static string? ProblemOf(Backup backup, Dictionary<string, long> sizes)
    {
        if (!sizes.TryGetValue(backup.DataKey, out var bytes)) return $"{backup.DataKey} is missing.";
        return bytes == backup.Manifest.Data.StoredBytes ? null : $"{backup.DataKey} has {bytes} bytes; its manifest says {backup.Manifest.Data.StoredBytes}.";
    }
}
