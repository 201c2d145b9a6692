using Amazon.S3.Model;
using Pipeline.Delivery;

namespace Pipeline.Backups.Tests.Stores;

[Collection(BackupCollection.Name)]
public sealed class BucketTests(BackupLab lab)
{
    [BackupFact]
    public async Task Where_versions_are_kept_nothing_of_a_failed_backup_stays_in_any_version()
    {
        using var client = lab.Client();
        await client.PutBucketAsync("versioned");
        await client.PutBucketVersioningAsync(new() { BucketName = "versioned", VersioningConfig = new() { Status = Amazon.S3.VersionStatus.Enabled } });
        using var shop = Shop("versioned");
        foreach (var content in (string[])["first", "second"])
            await client.PutObjectAsync(new() { BucketName = "versioned", Key = $"{shop.Place.Prefix}left/data.dump", ContentBody = content, UseChunkEncoding = false });

        var backup = await shop.TakeAsync();

        (await shop.ListAsync()).Should().BeEquivalentTo(new BackupListing([backup], [], []));
        var versions = await client.ListVersionsAsync("versioned", shop.Place.Prefix);
        versions.Versions.Select(version => version.Key).Should().Equal(backup.DataKey, backup.ManifestKey);
    }

    [BackupFact]
    public async Task A_bucket_that_locks_objects_takes_backups()
    {
        using var client = lab.Client();
        await client.PutBucketAsync(new PutBucketRequest { BucketName = "locked", ObjectLockEnabledForBucket = true });
        await client.PutObjectLockConfigurationAsync(new()
        {
            BucketName = "locked",
            ObjectLockConfiguration = new() { ObjectLockEnabled = "Enabled", Rule = new() { DefaultRetention = new() { Mode = "COMPLIANCE", Days = 1 } } },
        });
        using var shop = Shop("locked");

        var backup = await shop.TakeAsync();

        (await shop.ListAsync()).Newest.Should().BeEquivalentTo(backup);
    }

    [BackupFact]
    public async Task A_small_object_and_one_of_many_parts_arrive_whole()
    {
        foreach (var compression in (Compression[])[Compression.Zstd, Compression.None])
        {
            using var shop = Shop(BackupLab.Bucket);
            shop.Policy = shop.Policy with { Compression = compression };

            var backup = await shop.TakeAsync();

            await using var file = File.OpenRead(await shop.DownloadAsync(backup));
            Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(file)).Should().Be(backup.Manifest.Data.StoredSha256);
        }
    }

    [BackupFact]
    public async Task Openpgp_for_a_public_key_needs_no_home_of_gnupg()
    {
        using var key = await OpenPgpKey.MakeAsync();
        using var shop = Shop(BackupLab.Bucket);
        shop.Policy = shop.Policy with { Encryption = new OpenPgpRecipient(key.PublicFile, key.Fingerprint) };

        var backup = await shop.TakeAsync();

        backup.Manifest.Data.Key.Should().Be(key.Fingerprint);
        (await key.OpenAsync(await shop.DownloadAsync(backup))).Should().Be(backup.Manifest.Data.Sha256);
    }

    private BackupShop Shop(string bucket)
    {
        var policy = BackupShop.InParts(lab);
        return new(lab, policy with { Store = (S3Store)policy.Store with { Bucket = bucket } });
    }
}
