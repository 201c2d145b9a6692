using Amazon.S3.Model;
using Pipeline.Delivery;
using Pipeline.Lab;
using Pipeline.Plans;

namespace Pipeline.Backups.Tests.Stores;

[Collection(BackupCollection.Name)]
public sealed class BucketTests(BackupLab lab)
{
    [BackupFact]
    public async Task Where_versions_are_kept_nothing_of_a_failed_backup_stays_in_any_version()
    {
        using var client = lab.Ceph.Client();
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
        using var client = lab.Ceph.Client();
        await client.PutBucketAsync(new PutBucketRequest { BucketName = "locked", ObjectLockEnabledForBucket = true });
        await client.PutObjectLockConfigurationAsync(new()
        {
            BucketName = "locked",
            ObjectLockConfiguration = new() { ObjectLockEnabled = "Enabled", Rule = new() { DefaultRetention = new() { Mode = "COMPLIANCE", Days = 1 } } },
        });
        using var shop = Shop("locked");
        var left = $"{shop.Place.Prefix}left";
        await client.PutObjectAsync(new() { BucketName = "locked", Key = $"{left}/data.dump", ContentBody = "half", UseChunkEncoding = false });

        var backup = await shop.TakeAsync();

        (await shop.ListAsync()).Should().BeEquivalentTo(new BackupListing([backup], [], [left]));
        shop.Run.Lines.Should().ContainSingle(line => line.Contains("never a backup", StringComparison.Ordinal)).Which.Should()
            .StartWith($"s3://locked/{left} was never a backup and stays for now: ").And.EndWith(" The next backup tries again.");
    }

    [BackupFact]
    public async Task A_small_object_and_one_of_many_parts_arrive_whole()
    {
        foreach (var compression in (Compression[])[Compression.Zstd, Compression.ZstdAt(9), Compression.None])
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
        await FluentActions.Awaiting(() => shop.Run.ApplyAsync(VerifyContentOf(shop, backup))).Should().ThrowAsync<FailureException>("the machine that takes backups cannot read them");
        shop.Secrets["BACKUP_PRIVATE_KEY"] = await key.PrivateAsync();
        await shop.Run.ApplyAsync(VerifyContentOf(shop, backup));
        shop.Run.Lines.Should().Contain(line => line.Contains("is whole: ", StringComparison.Ordinal));
    }

    [BackupFact]
    public async Task A_key_that_may_only_read_is_refused_and_nothing_is_lost()
    {
        using var shop = Shop(BackupLab.Bucket);
        var backup = await shop.TakeAsync();
        var reader = await lab.Ceph.AddUserAsync("reader");
        using (var client = lab.Ceph.Client()) await client.PutBucketPolicyAsync(BackupLab.Bucket, ReadOnly(BackupLab.Bucket, "reader"));
        (shop.Secrets["BACKUP_S3_KEY_ID"], shop.Secrets["BACKUP_S3_KEY"]) = reader;

        var failure = await shop.FailAsync();

        failure.Message.Should().EndWith("could not be written: the access key has no right to do that (AccessDenied).");
        failure.NextSteps.Should().Equal("Give it the right to list, read, write and delete in backups, and to abort uploads.");
        (await shop.ListAsync()).Should().BeEquivalentTo(new BackupListing([backup], [], []));
        (await shop.LeftAsync(lab)).Should().Equal(backup.DataKey, backup.ManifestKey);
    }

    [BackupFact]
    public async Task A_folder_that_can_only_be_read_is_refused_and_nothing_is_lost()
    {
        using var stored = await StoredBackup.TakeAsync(lab);
        var store = Path.Combine(stored.Shop.Root, "store");
        _ = (await LabCommand.RunAsync("/bin/mount", "--bind", store, store)).Text;
        try
        {
            _ = (await LabCommand.RunAsync("/bin/mount", "-o", "remount,bind,ro", store)).Text;

            (await stored.Shop.FailAsync()).Message.Should().StartWith($"{store} cannot be written: Read-only file system");

            (await stored.Shop.ListAsync()).Should().BeEquivalentTo(new BackupListing([stored.Backup], [], []));
            await stored.Shop.Run.ApplyAsync(VerifyContentOf(stored.Shop, stored.Backup));
        }
        finally
        {
            _ = (await LabCommand.RunAsync("/bin/umount", store)).Text;
        }
    }

    private static VerifyContent VerifyContentOf(BackupShop shop, Backup backup) => new(shop.Place, backup);

    private static string ReadOnly(string bucket, string user) =>
        $$"""
        {
          "Version": "2012-10-17",
          "Statement": [{
            "Effect": "Allow",
            "Principal": { "AWS": ["arn:aws:iam:::user/{{user}}"] },
            "Action": ["s3:GetObject", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
            "Resource": ["arn:aws:s3:::{{bucket}}", "arn:aws:s3:::{{bucket}}/*"]
          }]
        }
        """;

    private BackupShop Shop(string bucket)
    {
        var policy = BackupShop.InParts(lab);
        return new(lab, policy with { Store = (S3Store)policy.Store with { Bucket = bucket } });
    }
}
