using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Backups as a person reads them, newest first.</summary>
public static class BackupsTable
{
    /// <param name="place">Whose.</param>
    /// <param name="listing">What is there.</param>
    /// <param name="facts">What was proven of them.</param>
    /// <param name="now">What time it is.</param>
    public static IEnumerable<string> Of(BackupPlace place, BackupListing listing, ILookup<string, BackupFact> facts, DateTimeOffset now)
    {
        yield return $"{place.Policy.Name}: {listing.Backups.Count} backups in {place.Policy.Store}, {ByteCount.Show(listing.Backups.Sum(backup => backup.Manifest.Data.StoredBytes))}";
        foreach (var backup in listing.Backups) yield return $"  {Row(backup, facts[backup.Manifest.Id].ToList(), now)}";
        foreach (var broken in listing.Broken) yield return $"  {broken.Folder} is NO backup: {broken.Reason}";
        if (listing.Leftovers.Count > 0) yield return $"  {listing.Leftovers.Count} left over by interrupted backups; the next one removes them: {string.Join(", ", listing.Leftovers)}";
    }

    private static string Row(Backup backup, List<BackupFact> facts, DateTimeOffset now)
    {
        var manifest = backup.Manifest;
        var age = now - manifest.TakenAt;
        return string.Join("  ",
            manifest.Id,
            (age < TimeSpan.Zero ? "in the future" : $"{DrillText.Show(age)} old").PadRight(13),
            ByteCount.Show(manifest.Data.StoredBytes).PadRight(9),
            (manifest.Release ?? "no release").PadRight(12),
            $"verified {When(facts, BackupFactKind.Verified)}",
            $"drilled {When(facts, BackupFactKind.Drilled)}");
    }

    private static string When(List<BackupFact> facts, BackupFactKind kind) => facts.Find(fact => fact.Kind == kind) is { } fact
        ? $"{fact.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} ({fact.Detail})"
        : "never";
}
