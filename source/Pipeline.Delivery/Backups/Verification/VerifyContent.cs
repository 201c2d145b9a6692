using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Reads a backup back to the last byte: the hash of what is stored, of what comes out of it, and whether <c>pg_restore</c> understands all of it
/// where it is such a dump. Nothing is written.
/// </summary>
/// <param name="Place">Where it is.</param>
/// <param name="Backup">Which.</param>
internal sealed record VerifyContent(BackupPlace Place, Backup Backup) : Effect
{
    public override string Describe(Values values) => StreamOf(Place.Objects).Describe(values);

    public override async Task ApplyAsync(ApplyContext context)
    {
        using var objects = Place.Objects;
        try
        {
            await StreamOf(objects).ApplyAsync(context);
        }
        catch (FailureException error)
        {
            throw new FailureException($"The backup {Backup.Manifest.Id} of {Backup.Manifest.Environment}/{Backup.Manifest.Policy} cannot be read back: {error.Message}", error)
            {
                IsFinal = error.IsFinal,
                Details = error.Details,
                NextSteps = [.. error.NextSteps, $"If it is damaged, restore another one: ./build.sh Backups --environment {Backup.Manifest.Environment}"],
            };
        }

        context.Output.Line($"{objects.AddressOf(Backup.Folder)} is whole: {ByteCount.Show(Backup.Manifest.Data.StoredBytes)} stored, {ByteCount.Show(Backup.Manifest.Data.Bytes)} of data.");
    }

    /// <summary>To the end, not only its table of contents: <c>pg_restore --list</c> would not look at the data.</summary>
    private StreamBytes StreamOf(IObjectStore objects) => new(
        new CheckedSource(objects, Backup),
        new DigestSink(Backup.Manifest.Data, BackupReading.IsArchive(Backup.Manifest) ? new CommandSink(new Command("pg_restore", "--file=/dev/null")) : null))
    {
        Stages = BackupReading.Stages(Place, Backup.Manifest),
    };
}
