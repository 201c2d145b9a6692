using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Removes what interrupted backups left: folders without a manifest that nobody writes to.</summary>
/// <param name="Folder">Where the backups of a service are.</param>
internal sealed record RemoveLeftovers(string Folder) : Effect
{
    public override string Describe(Values values) => $"remove the folders in {Folder} that have no {BackupManifest.FileName}";

    public override async Task ApplyAsync(ApplyContext context)
    {
        if (!Directory.Exists(Folder)) return;

        using var alone = await FolderLock.TryAloneAsync(Folder, context);
        if (alone is null)
        {
            context.Output.Line("Another backup is being written; leftovers wait for the next run.");
            return;
        }

        foreach (var leftover in Directory.EnumerateDirectories(Folder).Where(folder => !File.Exists(Backups.ManifestOf(folder))))
        {
            Directory.Delete(leftover, recursive: true);
            context.Output.Line($"Removed {leftover}: it has no {BackupManifest.FileName}, so it was never a backup.");
        }
    }
}
