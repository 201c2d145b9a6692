using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Writes the archive under a temporary name, renames it, reads it back, and writes the manifest last.</summary>
/// <param name="Backup">What is backed up, and where to.</param>
internal sealed record TakeBackup(DirectoryBackup Backup) : Effect
{
    /// <summary>Not by the folder's own name: a run has another id than the dry run before it.</summary>
    public override string Describe(Values values) =>
        $"archive {Backup.Directory} to {Backup.ServiceFolder}/<run>/{DataArchive.FileName}, read it back, then write {BackupManifest.FileName}";

    public override async Task ApplyAsync(ApplyContext context)
    {
        try
        {
            Directory.CreateDirectory(Backup.ServiceFolder);
            using var writing = await FolderLock.TogetherAsync(Backup.ServiceFolder, context);
            await TakeAsync(context);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            var what = $"The backup of {Backup.Service.Name} could not be written to {Backup.Folder}";
            throw new FailureException($"{what}: {error.Message}", error)
            {
                NextSteps = [$"Check that {Backup.Store} can be written and has space (df -h), then run the same command again."],
            };
        }
    }

    private async Task TakeAsync(ApplyContext context)
    {
        if (Directory.Exists(Backup.Folder))
            throw new FailureException($"{Backup.Folder} is there already: a run backs a service up once.") { IsFinal = true };

        Directory.CreateDirectory(Backup.Folder);
        var takenAt = context.Time.GetUtcNow();
        var written = await DataArchive.WriteAsync(Backup.Directory, Backup.Folder, context);
        var archive = await DataArchive.ReadAsync(Backup.Folder, context.Cancellation);
        if (archive.Files != written)
            throw new InvalidDataException($"{written} files were written, {archive.Files} can be read back");

        var manifest = JsonSerializer.SerializeToUtf8Bytes(Manifest(takenAt, archive), BackupJson.Default.BackupManifest);
        await AtomicFile.WriteAsync(Backups.ManifestOf(Backup.Folder), manifest, isPrivate: true, cancellation: context.Cancellation);
        context.Output.Line($"{Backup.Folder}: {archive.Files} files, {archive.StoredBytes} bytes");
    }

    private BackupManifest Manifest(DateTimeOffset takenAt, BackupArchive archive) => new(
        Backup.Site.Application.Name,
        Backup.Site.Environment.Name,
        Backup.Service.Name,
        takenAt,
        Backup.Run,
        Backup.By,
        Backup.Running?.Release.Version,
        Backup.Running?.Schema.GetValueOrDefault(Backup.Service.Name),
        archive,
        $"mkdir data && tar -xzf {DataArchive.FileName} -C data",
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["dotnet"] = Environment.Version.ToString(),
            ["pipeline"] = typeof(TakeBackup).Assembly.GetName().Version!.ToString(3),
        });
}
