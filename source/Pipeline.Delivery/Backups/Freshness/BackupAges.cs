namespace Pipeline.Delivery;

/// <summary>Asks how old the newest backups of an environment are.</summary>
public static class BackupAges
{
    /// <summary>Of every policy with a recovery point, in order.</summary>
    public static async Task<IReadOnlyList<BackupAge>> ReadAsync(Site site, CancellationToken cancellation)
    {
        var ages = new List<BackupAge>();
        foreach (var policy in site.Environment.Backups.Where(policy => policy.RecoveryPoint is not null))
            ages.Add(new BackupAge(policy, await BackupCatalog.Of(new BackupPlace(site, policy)).AnswerAsync(cancellation)));
        return ages;
    }
}
