using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Writes the manifest of a backup that is stored whole, and reads it back: from then on the backup exists.</summary>
/// <param name="Place">Where.</param>
/// <param name="Start">When it began.</param>
/// <param name="Manifest">What it says, but for when it was written.</param>
/// <param name="Taken">Keeps the backup.</param>
internal sealed record WriteManifest(BackupPlace Place, Value<BackupStart> Start, Value<BackupManifest> Manifest, Promise<Backup> Taken) : Effect
{
    /// <summary>A clock that is set right gains or loses less in the longest backup.</summary>
    private static readonly TimeSpan Drift = TimeSpan.FromMinutes(1);

    public override string Describe(Values values) =>
        $"write {BackupManifest.FileName} beside it{(Place.Policy.SealedBy is { } secret ? $", sealed with {secret}" : "")}, and read it back";

    public override async Task ApplyAsync(ApplyContext context)
    {
        var manifest = context.Read(Manifest) with { CompletedAt = context.Time.GetUtcNow() };
        RequireSteadyClock(context, manifest);
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

    /// <summary>Retention and freshness go by the time in the manifest: one that may be wrong must not get in.</summary>
    private void RequireSteadyClock(ApplyContext context, BackupManifest manifest)
    {
        var jump = manifest.CompletedAt - manifest.TakenAt - context.Time.GetElapsedTime(context.Read(Start).Timestamp);
        if (jump.Duration() <= Drift) return;

        throw new FailureException($"The clock of this machine jumped by {Duration.Show(TimeSpan.FromSeconds(Math.Round(jump.Duration().TotalSeconds)))} {(jump > TimeSpan.Zero ? "ahead" : "back")} while the backup was taken: its time cannot be trusted.")
        {
            NextSteps = ["Set the clock right, then run the same command again."],
        };
    }
}
