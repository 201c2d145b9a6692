using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Removes what interrupted backups left: places without a manifest, uploads that were never completed. The run holds the environment's lease,
/// so nobody else is writing there.
/// </summary>
/// <param name="Place">Whose.</param>
internal sealed record RemoveLeftovers(BackupPlace Place) : Effect
{
    public override string Describe(Values values) =>
        $"remove what interrupted backups left in {Place.Policy.Store}: below {Place.Prefix}, what has no {BackupManifest.FileName} and uploads that were never completed";

    public override async Task ApplyAsync(ApplyContext context)
    {
        using var objects = Place.Objects;
        foreach (var part in await objects.RemoveUnfinishedAsync(Place.Prefix, context.Cancellation))
            context.Output.Line($"Removed {part}: the backup was never completed.");

        var folders = (await objects.ListAsync(Place.Prefix, context.Cancellation)).GroupBy(item => item.Key[..item.Key.LastIndexOf('/')], StringComparer.Ordinal);
        foreach (var leftover in folders.Where(folder => folder.All(item => item.Key != $"{folder.Key}/{BackupManifest.FileName}")))
        {
            context.Output.Line(await ReasonToStayAsync(objects, leftover, context.Cancellation) is { } reason
                ? $"{objects.AddressOf(leftover.Key)} was never a backup and stays for now: {reason} The next backup tries again."
                : $"Removed {objects.AddressOf(leftover.Key)}: it has no {BackupManifest.FileName}, so it was never a backup.");
        }
    }

    /// <summary>What a store keeps for a time, by object lock, harms no backup: the run says it, and goes on.</summary>
    private static async Task<string?> ReasonToStayAsync(IObjectStore objects, IEnumerable<StoredObject> leftover, CancellationToken cancellation)
    {
        try
        {
            foreach (var item in leftover) await objects.DeleteAsync(item.Key, cancellation);
            return null;
        }
        catch (FailureException error)
        {
            return error.Message;
        }
    }
}
