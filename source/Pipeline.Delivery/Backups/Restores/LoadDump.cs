using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Streams a backup out of its store into a database, in one transaction: it commits once the last byte was compared with the manifest, and the
/// first error takes everything back, the emptying too.
/// </summary>
/// <param name="Place">Where the backup is.</param>
/// <param name="Backup">Which.</param>
/// <param name="Target">The database.</param>
internal sealed record LoadDump(BackupPlace Place, Backup Backup, DumpTarget Target) : Effect
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
            var said = error.Details.Any(line => line.Contains("ERROR:", StringComparison.Ordinal));
            var (what, fix) = said ? RestoreTrouble.Of(error.Details, Backup.Manifest.ServerMajor) : (error.Message, null);
            throw new FailureException($"{Backup.Manifest.Id} was not restored into {Target.Name}, which is as it was before: {what}", error)
            {
                IsFinal = true,
                Details = error.Details,
                NextSteps = [.. fix is null ? [] : new[] { fix }, .. error.NextSteps],
            };
        }
    }

    private StreamBytes StreamOf(IObjectStore objects) => new(new CheckedSource(objects, Backup), new CommandSink(Target.Psql))
    {
        Stages = [.. BackupReading.Stages(Place, Backup.Manifest), .. Target.ToSql(Backup.Manifest)],
    };
}
