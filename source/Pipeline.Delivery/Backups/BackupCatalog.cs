using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Reads what backups there are.</summary>
public static class BackupCatalog
{
    private const int AtOnce = 16;

    /// <summary>Those of one policy. Every manifest is read, and its seal checked.</summary>
    public static Query<BackupListing> Of(BackupPlace place) =>
        new($"the backups {place.Policy.Name} of {place.Site.Environment.Name} in {place.Policy.Store}", cancellation => ReadAsync(place, cancellation));

    private static async Task<BackupListing> ReadAsync(BackupPlace place, CancellationToken cancellation)
    {
        using var objects = place.Objects;
        var folders = (await objects.ListAsync(place.Prefix, cancellation))
            .GroupBy(item => item.Key[place.Prefix.Length..].Split('/')[0], item => item.Key, StringComparer.Ordinal)
            .ToLookup(folder => folder.Contains($"{place.Folder(folder.Key)}/{BackupManifest.FileName}", StringComparer.Ordinal), folder => folder.Key);
        var seal = folders[true].Any() ? place.Seal() : null;
        var read = new (Backup? Backup, BrokenBackup? Broken)[folders[true].Count()];
        await System.Threading.Tasks.Parallel.ForEachAsync(
            folders[true].Index(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (folder, token) => read[folder.Index] = await ReadAsync(place, objects, folder.Item, seal, token));
        return new BackupListing(
            [.. read.Select(item => item.Backup).OfType<Backup>().OrderByDescending(backup => backup.Manifest.TakenAt).ThenByDescending(backup => backup.Folder, StringComparer.Ordinal)],
            [.. read.Select(item => item.Broken).OfType<BrokenBackup>()],
            [.. folders[false].Select(place.Folder)]);
    }

    private static async Task<(Backup? Backup, BrokenBackup? Broken)> ReadAsync(
        BackupPlace place, IObjectStore objects, string id, ManifestSeal? seal, CancellationToken cancellation)
    {
        var folder = place.Folder(id);
        var bytes = await objects.ReadAsync($"{folder}/{BackupManifest.FileName}", cancellation);
        var manifest = ManifestFile.Read(bytes, seal, out var problem);
        problem ??= manifest!.IsOf(place, id) ? null : $"It was made for {manifest.Application}/{manifest.Environment}/{manifest.Policy}/{manifest.Id}.";
        return problem is null ? (new Backup(folder, manifest!), null) : (null, new BrokenBackup(folder, problem));
    }
}
