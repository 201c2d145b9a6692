using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Deletes what retention lets go, and shows beforehand what that is, what stays, and why.</summary>
public static class PrunePlan
{
    /// <summary>How the backup that is being taken stands in the plan.</summary>
    private const string ThisOne = "~ the one that is taken now";

    /// <param name="place">Whose backups.</param>
    /// <param name="listing">What is there before the run's own is taken.</param>
    /// <param name="history">Completed deployments of the environment: what their rollbacks need stays.</param>
    /// <param name="now">What time it is.</param>
    public static Plan Of(BackupPlace place, BackupListing listing, IReadOnlyList<DeploymentRecord> history, DateTimeOffset now)
    {
        if (place.Policy.Retention is not { } retention) return Plan.Nothing($"{place.Policy.Name} has no retention: every backup stays");

        var dated = listing.Backups.Select(backup => new DatedBackup(backup.Manifest.Id, backup.Manifest.TakenAt)).Append(new DatedBackup(ThisOne, now));
        var verdicts = retention.Judge(dated, now, NeededBackups.Of(history, place.Site.Environment.KeepReleases));
        var going = verdicts.Where(verdict => !verdict.IsKept).Select(verdict => verdict.Backup.Id).ToHashSet(StringComparer.Ordinal);
        return going.Count == 0
            ? Plan.Nothing($"{place.Policy.Name}: retention keeps all {listing.Backups.Count}")
            : new DeleteBackups(place, [.. listing.Backups.Where(backup => going.Contains(backup.Manifest.Id))], [.. verdicts]);
    }
}
