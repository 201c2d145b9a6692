using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Writes down beside a backup what was proven of it.</summary>
/// <param name="Place">Where.</param>
/// <param name="Backup">Of which.</param>
/// <param name="Kind">What.</param>
/// <param name="Stamp">Who proved it.</param>
/// <param name="Detail">In a few words.</param>
internal sealed record RecordFact(BackupPlace Place, Backup Backup, BackupFactKind Kind, RunStamp Stamp, Value<string> Detail) : Effect
{
    public override string Describe(Values values) => $"write {FactFile.NameOf(Kind)} beside {Place.Prefix}{Backup.Manifest.Id}/{BackupManifest.FileName}";

    public override async Task ApplyAsync(ApplyContext context)
    {
        var fact = new BackupFact(Backup.Manifest.Id, Kind, context.Time.GetUtcNow(), Stamp.By, Stamp.Run, context.Read(Detail));
        using var objects = Place.Objects;
        await objects.WriteAsync($"{Backup.Folder}/{FactFile.NameOf(Kind)}", FactFile.Write(fact, Place.Seal()), context.Cancellation);
    }
}
