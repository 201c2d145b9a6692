using Pipeline.Delivery;
using Pipeline.Plans;

namespace Pipeline.Backups.Tests;

/// <summary>A backup in a folder, where a test can damage it, and what reads it back.</summary>
internal sealed class StoredBackup : IDisposable
{
    private static readonly RunStamp Stamp = new("20260131-140000-7f3a", "omar", TimeProvider.System);
    private readonly byte[] data;

    private StoredBackup(BackupShop shop, Backup backup)
    {
        (Shop, Backup) = (shop, backup);
        data = File.ReadAllBytes(DataFile);
    }

    public BackupShop Shop { get; }

    public Backup Backup { get; }

    public IReadOnlyList<byte> Data => data;

    public string DataFile => Path.Combine(Shop.Root, "store", Backup.DataKey);

    public string ManifestFile => Path.Combine(Shop.Root, "store", Backup.ManifestKey);

    /// <summary>A policy whose store is a folder of the shop.</summary>
    public static BackupPolicy InFolder(BackupLab lab) => new("database")
    {
        Source = new PostgresSource("DATABASE_URL"),
        Store = new DirectoryStore("store"),
        Encryption = new AgeRecipients(lab.Key.Recipient),
        SealSecret = "BACKUP_SEAL",
        Drill = new DrillPolicy { Roles = ["app"] },
    };

    public static async Task<StoredBackup> TakeAsync(BackupLab lab, BackupPolicy? policy = null, string? database = null)
    {
        var shop = new BackupShop(lab, policy ?? InFolder(lab));
        shop.Secrets["BACKUP_AGE_IDENTITY"] = await File.ReadAllTextAsync(lab.Key.Identity);
        if (database is not null) shop.Secrets["DATABASE_URL"] = lab.Url(database);
        return new StoredBackup(shop, await shop.TakeAsync());
    }

    /// <summary>Puts other bytes where its data is.</summary>
    public void Store(ReadOnlySpan<byte> bytes) => File.WriteAllBytes(DataFile, bytes);

    public void Mend() => Store(data);

    /// <summary>Its manifest with another word in it; there is a seal only where the policy has one.</summary>
    public async Task<Backup> WithManifestAsync(string word, string other)
    {
        var text = await File.ReadAllTextAsync(ManifestFile);
        text.Should().Contain(word);
        await File.WriteAllTextAsync(ManifestFile, text.Replace(word, other, StringComparison.Ordinal));
        return (await Shop.ListAsync()).Backups.Should().ContainSingle().Which;
    }

    public Plan Verify() => VerifyPlan.Of(Shop.Place, BackupListing.Empty with { Backups = [Backup] }, VerifyLevel.Full, chosen: null, Stamp, new Random(1));

    public Plan Restore(string secret, bool overwrites = false, Backup? other = null) => RestorePlan.Of(new RestoreRequest(
        Shop.Place, other ?? Backup, Shop.Site.Environment.Host.For(Shop.Site), HostState.Empty, Running: null, Stamp)
    {
        TargetSecret = secret,
        Target = Shop.Site.Secret(secret),
        Overwrites = overwrites,
    });

    public async Task<DrillRequest> DrillAsync(Backup? other = null) =>
        new(Shop.Place, other ?? Backup, await PostgresPrograms.Installed.Ask(CancellationToken.None), Stamp, Path.Combine(Shop.Root, "drills"));

    public void Dispose() => Shop.Dispose();
}
