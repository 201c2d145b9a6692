using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Reads what was proven of backups.</summary>
public static class BackupFacts
{
    private const int AtOnce = 16;

    /// <summary>Nothing was proven.</summary>
    public static ILookup<string, BackupFact> None { get; } = Enumerable.Empty<BackupFact>().ToLookup(fact => fact.Backup, StringComparer.Ordinal);

    /// <summary>Id of a backup to what was proven of it; what is not sealed as its manifest proves nothing.</summary>
    /// <param name="place">Where they are.</param>
    /// <param name="backups">Which.</param>
    public static Query<ILookup<string, BackupFact>> Of(BackupPlace place, IReadOnlyList<Backup> backups) =>
        new($"what was proven of the backups {place.Policy.Name}", cancellation => ReadAsync(place, backups, cancellation));

    private static async Task<ILookup<string, BackupFact>> ReadAsync(BackupPlace place, IReadOnlyList<Backup> backups, CancellationToken cancellation)
    {
        using var objects = place.Objects;
        var keys = (await objects.ListAsync(place.Prefix, cancellation)).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        var files = (from backup in backups
                     from kind in Enum.GetValues<BackupFactKind>()
                     let key = $"{backup.Folder}/{FactFile.NameOf(kind)}"
                     where keys.Contains(key)
                     select (backup.Manifest.Id, kind, key)).ToList();
        var seal = files.Count > 0 ? place.Seal() : null;
        var facts = new BackupFact?[files.Count];
        await System.Threading.Tasks.Parallel.ForEachAsync(
            files.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (file, token) => facts[file.Index] = FactFile.Read(await objects.ReadAsync(file.Item.key, token), seal, file.Item.Id, file.Item.kind));
        return facts.OfType<BackupFact>().ToLookup(fact => fact.Backup, StringComparer.Ordinal);
    }
}
