using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Writes the manifest of a backup that is stored whole, and reads it back: from then on the backup exists.</summary>
/// <param name="Place">Where.</param>
/// <param name="Manifest">What it says, but for when it was written.</param>
/// <param name="Taken">Keeps the backup.</param>
internal sealed record WriteManifest(BackupPlace Place, Value<BackupManifest> Manifest, Promise<Backup> Taken) : Effect
{
    public override string Describe(Values values) =>
        $"write {BackupManifest.FileName} beside it{(Place.Policy.SealedBy is { } secret ? $", sealed with {secret}" : "")}, and read it back";

    public override async Task ApplyAsync(ApplyContext context)
    {
        var manifest = context.Read(Manifest) with { CompletedAt = context.Time.GetUtcNow() };
        var backup = new Backup(Place.Folder(manifest.Id), manifest);
        var bytes = ManifestFile.Write(manifest, Place.Seal());
        using var objects = Place.Objects;
        await objects.WriteAsync(backup.ManifestKey, bytes, context.Cancellation);
        var written = await objects.ReadAsync(backup.ManifestKey, context.Cancellation);
        if (!bytes.AsSpan().SequenceEqual(written))
            throw new FailureException($"{objects.AddressOf(backup.ManifestKey)} reads otherwise than it was written.");

        context.Values.Keep(Taken, backup);
        context.Output.Line($"{objects.AddressOf(backup.Folder)}: {ByteCount.Show(manifest.Data.Bytes)}, stored {ByteCount.Show(manifest.Data.StoredBytes)}");
    }
}
