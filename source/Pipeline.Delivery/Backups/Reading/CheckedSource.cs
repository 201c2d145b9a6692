using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// The data of a backup out of its store, compared with the manifest: a stream that is longer, shorter or otherwise than what was stored breaks
/// before its end, so nothing that reads it can take it for whole.
/// </summary>
/// <param name="Objects">The store.</param>
/// <param name="Backup">The backup.</param>
internal sealed record CheckedSource(IObjectStore Objects, Backup Backup) : StreamSource
{
    private BackupData Data => Backup.Manifest.Data;

    public override string Name => "store";

    public override string Describe(Values values) => $"cat {Objects.AddressOf(Backup.DataKey)}";

    public override async Task<Stream> OpenAsync(ApplyContext context) => new CheckedStream(
        await Objects.OpenAsync(Backup.DataKey, offset: 0, context.Cancellation), Data.StoredBytes, Data.StoredSha256, Objects.AddressOf(Backup.DataKey));
}
