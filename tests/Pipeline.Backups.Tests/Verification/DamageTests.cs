using Pipeline.Delivery;
using Pipeline.Lab;

namespace Pipeline.Backups.Tests.Verification;

/// <summary>Whatever happens to what is stored, a full verify finds it, and a restore writes nothing.</summary>
[Collection(BackupCollection.Name)]
public sealed class DamageTests(BackupLab lab)
{
    /// <summary>What age encrypts at a time.</summary>
    private const int Chunk = 64 * 1024;

    [BackupFact]
    public async Task A_whole_backup_passes_and_it_is_written_down()
    {
        using var stored = await StoredBackup.TakeAsync(lab);

        await stored.Shop.Run.ApplyAsync(stored.Verify());

        stored.Shop.Run.Lines.Should().Contain(line => line.Contains("is whole: ", StringComparison.Ordinal));
        var facts = await BackupFacts.Of(stored.Shop.Place, [stored.Backup]).Ask(CancellationToken.None);
        facts[stored.Backup.Manifest.Id].Should().ContainSingle().Which.Should().BeEquivalentTo(new { Kind = BackupFactKind.Verified, By = "omar", Detail = "every byte" });
        stored.Shop.Secrets["BACKUP_SEAL"] = "the seal of somebody else, as long";
        (await BackupFacts.Of(stored.Shop.Place, [stored.Backup]).Ask(CancellationToken.None)).Should().BeEmpty();
    }

    [BackupFact]
    public async Task Every_flipped_bit_is_found()
    {
        using var stored = await StoredBackup.TakeAsync(lab);
        var random = new Random(20260131);
        for (var flip = 0; flip < (Soak.IsOn ? 1000 : 10); flip++)
        {
            var bytes = stored.Data.ToArray();
            var bit = random.NextInt64(8L * bytes.Length);
            bytes[bit / 8] ^= (byte)(1 << (int)(bit % 8));
            stored.Store(bytes);

            await RefusedAsync(stored, $"bit {bit} was flipped");
        }
    }

    [BackupFact]
    public async Task A_cut_at_every_edge_of_a_chunk_is_found()
    {
        using var stored = await StoredBackup.TakeAsync(lab);
        var header = stored.Data.Count % Chunk;
        IEnumerable<int> edges = [0, 1, .. Enumerable.Range(0, stored.Data.Count / Chunk).Select(chunk => header + chunk * Chunk), stored.Data.Count - 1];
        foreach (var edge in Soak.Sample(edges.Distinct(), 4))
        {
            stored.Store(stored.Data.Take(edge).ToArray());
            await RefusedAsync(stored, $"it was cut at {edge}");
        }

        stored.Store([.. stored.Data, 0]);
        await RefusedAsync(stored, "a byte was appended");
    }

    [BackupFact]
    public async Task Swapped_parts_and_two_backups_spliced_are_found()
    {
        using var stored = await StoredBackup.TakeAsync(lab);
        var bytes = stored.Data.ToArray();
        stored.Store([.. bytes[..Chunk], .. bytes[(2 * Chunk)..(3 * Chunk)], .. bytes[Chunk..(2 * Chunk)], .. bytes[(3 * Chunk)..]]);
        await RefusedAsync(stored, "two parts were swapped");

        using var other = await StoredBackup.TakeAsync(lab);
        stored.Store([.. bytes[..(bytes.Length / 2)], .. other.Data.Skip(bytes.Length / 2)]);
        await RefusedAsync(stored, "two backups were spliced");

        stored.Store([.. other.Data]);
        await RefusedAsync(stored, "it is another backup's data");
    }

    [BackupFact]
    public async Task The_wrong_key_is_found()
    {
        using var stored = await StoredBackup.TakeAsync(lab);
        using var stranger = await AgeKey.MakeAsync();
        stored.Shop.Secrets["BACKUP_AGE_IDENTITY"] = await File.ReadAllTextAsync(stranger.Identity);

        (await RefusedAsync(stored, "the key is another one")).Details.Should().Contain(line => line.Contains("no identity matched any of the recipients", StringComparison.Ordinal));
    }

    [BackupFact]
    public async Task A_manifest_that_is_missing_or_was_changed_is_none()
    {
        using var stored = await StoredBackup.TakeAsync(lab);
        var manifest = await File.ReadAllTextAsync(stored.ManifestFile);
        await File.WriteAllTextAsync(stored.ManifestFile, manifest.Replace($"\"rows\": {SampleData.Events}", "\"rows\": 20001", StringComparison.Ordinal));

        var changed = await VerifyAllAsync(stored.Shop);

        changed.Details[0].Should().EndWith("Its manifest was changed, or sealed with another secret.");
        File.Delete(stored.ManifestFile);
        (await VerifyAllAsync(stored.Shop)).Message.Should().EndWith("there is no backup.");
    }

    [BackupFact]
    public async Task Nothing_of_a_damaged_backup_reaches_a_database()
    {
        using var stored = await StoredBackup.TakeAsync(lab);
        stored.Shop.Secrets["TARGET"] = await lab.EmptyDatabaseAsync("damaged");
        var bytes = stored.Data.ToArray();
        bytes[^20] ^= 1;
        stored.Store(bytes);

        var failure = await stored.Shop.Run.FailAsync(stored.Restore("TARGET"));

        failure.Message.Should().StartWith($"The backup {stored.Backup.Manifest.Id} of production/database cannot be read back: ");
        (await lab.Database.SqlAsync("select count(*) from pg_stat_user_tables", "damaged")).Should().Be("0");
        stored.Shop.Run.Journal.Should().NotContain(line => line.Contains("psql", StringComparison.Ordinal));
    }

    private static async Task<Plans.FailureException> RefusedAsync(StoredBackup stored, string because)
    {
        var failure = await stored.Shop.Run.FailAsync(stored.Verify());
        failure.Message.Should().Match($"*{stored.Backup.Manifest.Id}*", because);
        File.Exists(Path.Combine(Path.GetDirectoryName(stored.DataFile)!, "verified.json")).Should().BeFalse(because);
        stored.Mend();
        return failure;
    }

    private static async Task<Plans.FailureException> VerifyAllAsync(BackupShop shop) => await shop.Run.FailAsync(
        VerifyPlan.Of(shop.Place, await shop.ListAsync(), VerifyLevel.Sample, chosen: null, new RunStamp("r", "omar", TimeProvider.System), new Random(1)));
}
