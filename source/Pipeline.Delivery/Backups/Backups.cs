using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The backups in a store: <c>&lt;store&gt;/&lt;environment&gt;/&lt;service&gt;/&lt;run&gt;/</c>.</summary>
public static class Backups
{
    /// <summary>Those of one environment, newest first. Folders without a manifest are none.</summary>
    /// <param name="store">The store's folder, absolute; no backups when it is not there yet.</param>
    /// <param name="environment">The name of the environment.</param>
    public static Query<IReadOnlyList<Backup>> In(string store, string environment) =>
        new($"the backups of {environment} in {store}", cancellation => ListAsync(Path.Combine(store, environment), cancellation));

    /// <summary>The manifest in a backup's folder.</summary>
    internal static string ManifestOf(string folder) => Path.Combine(folder, BackupManifest.FileName);

    private static async Task<IReadOnlyList<Backup>> ListAsync(string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder)) return [];

        var manifests = Directory.EnumerateDirectories(folder).SelectMany(Directory.EnumerateDirectories).Select(ManifestOf);
        var backups = new List<Backup>();
        foreach (var manifest in manifests.Where(File.Exists)) backups.Add(await ReadAsync(manifest, cancellation));
        return [.. backups.OrderByDescending(backup => backup.Manifest.TakenAt)];
    }

    private static async Task<Backup> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(path, cancellation), BackupJson.Default.BackupManifest);
            return manifest is { Format: 1 }
                ? new Backup(Path.GetDirectoryName(path)!, manifest)
                : throw new FailureException($"{path} has the format {manifest?.Format}; this program knows 1.");
        }
        catch (JsonException error)
        {
            throw new FailureException($"{path} is not a backup's manifest: {error.Message}", error)
            {
                NextSteps = [$"Look what happened to {path}; manifests are written whole."],
            };
        }
    }
}
