namespace Pipeline.Delivery;

/// <summary>What a store has of one policy in one environment.</summary>
/// <param name="Backups">Newest first, by their manifests.</param>
/// <param name="Broken">What claims to be a backup and is none; never restored, never counted.</param>
/// <param name="Leftovers">Places without a manifest: a backup that is being taken, or what one left that was interrupted.</param>
public sealed record BackupListing(IReadOnlyList<Backup> Backups, IReadOnlyList<BrokenBackup> Broken, IReadOnlyList<string> Leftovers)
{
    /// <summary>The store has nothing of the policy.</summary>
    public bool IsEmpty => Backups.Count + Broken.Count + Leftovers.Count == 0;

    public static BackupListing Empty { get; } = new([], [], []);

    /// <summary>The newest whole backup.</summary>
    public Backup? Newest => Backups.Count == 0 ? null : Backups[0];
}
