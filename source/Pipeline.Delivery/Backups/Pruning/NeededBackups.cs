namespace Pipeline.Delivery;

/// <summary>The backups that rollbacks may need: those that deployments took before they changed the data.</summary>
internal static class NeededBackups
{
    /// <summary>Id of a backup to the reason why it stays.</summary>
    /// <param name="history">Completed deployments, oldest first.</param>
    /// <param name="keep">How many past releases stay ready for a rollback.</param>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<DeploymentRecord> history, int keep)
    {
        var needed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in history.TakeLast(keep))
            foreach (var backup in record.Backups.Values)
                needed[backup] = $"the rollback from {record.Release.Version} needs it";
        return needed;
    }
}
