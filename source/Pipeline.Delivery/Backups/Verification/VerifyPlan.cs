using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Proves backups, and writes down which were proven.</summary>
public static class VerifyPlan
{
    /// <param name="place">Whose backups.</param>
    /// <param name="listing">What is there.</param>
    /// <param name="level">How far.</param>
    /// <param name="chosen">The one to read back, whatever the level; <see langword="null"/> for what the level says.</param>
    /// <param name="stamp">Who verifies.</param>
    /// <param name="random">Chooses the sample.</param>
    public static Plan Of(BackupPlace place, BackupListing listing, VerifyLevel level, Backup? chosen, RunStamp stamp, Random random) => Plan.Sequence(
    [
        ("manifests", new RequireManifests(place, listing)),
        .. ReadBack(listing, level, chosen, random).Select(backup => new Step(backup.Manifest.Id, Plan.Sequence(
            ("content", new VerifyContent(place, backup)),
            ("fact", new RecordFact(place, backup, BackupFactKind.Verified, stamp, "every byte"))))),
    ]);

    private static IReadOnlyList<Backup> ReadBack(BackupListing listing, VerifyLevel level, Backup? chosen, Random random) => (level, chosen) switch
    {
        (_, not null) => [chosen],
        (VerifyLevel.Full, _) => listing.Backups,
        (VerifyLevel.Sample, _) when listing.Backups.Count > 1 => [listing.Backups[0], listing.Backups[random.Next(1, listing.Backups.Count)]],
        (VerifyLevel.Sample, _) => listing.Backups,
        _ => [],
    };
}
