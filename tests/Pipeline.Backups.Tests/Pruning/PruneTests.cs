using Amazon.S3;
using Amazon.S3.Model;
using Pipeline.Delivery;
using Pipeline.Plans;

namespace Pipeline.Backups.Tests.Pruning;

[Collection(BackupCollection.Name)]
public sealed class PruneTests(BackupLab lab)
{
    [BackupFact]
    public async Task A_thousand_and_one_are_listed_and_only_what_retention_lets_go_is_deleted()
    {
        // The gate turns as many pages, of a tenth of the length.
        var count = Soak.IsOn ? 1000 : 100;
        var policy = Policy(BackupLab.Bucket, last: count);
        using var shop = new BackupShop(lab, policy with { Store = (S3Store)policy.Store with { PageSize = count } });
        await CopyAsync(shop, await shop.TakeAsync(), count);

        var listing = await shop.ListAsync();

        listing.Backups.Should().HaveCount(count + 1);
        var plan = PrunePlan.Of(shop.Place, listing, [], DateTimeOffset.UtcNow);
        plan.Should().BeAssignableTo<Effect>().Which.Describe(new Values()).Should().StartWith($"delete 2 backups below {shop.Place.Prefix}, keep {count}").And.Contain($"delete {count - 1:0000}: not of the last {count}");
        await shop.Run.ApplyAsync(plan);
        var left = await shop.ListAsync();
        left.Backups.Should().HaveCount(count - 1).And.NotContain(backup => backup.Manifest.Id == $"{count - 1:0000}" || backup.Manifest.Id == $"{count - 2:0000}");
        left.Leftovers.Should().BeEmpty();
    }

    [BackupFact]
    public async Task In_a_bucket_with_versions_no_version_stays()
    {
        using var client = lab.Ceph.Client();
        await client.PutBucketAsync("versioned");
        await client.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = "versioned", VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled } });
        using var shop = new BackupShop(lab, Policy("versioned", last: 1));
        var first = await shop.TakeAsync();

        await shop.Run.ApplyAsync(PrunePlan.Of(shop.Place, await shop.ListAsync(), [], DateTimeOffset.UtcNow));

        (await client.ListVersionsAsync("versioned", first.Folder)).Versions.Should().BeNullOrEmpty();
    }

    [BackupFact]
    public async Task What_the_store_keeps_is_an_error_that_names_it_and_nothing_is_lost()
    {
        using var client = lab.Ceph.Client();
        await client.PutBucketAsync(new PutBucketRequest { BucketName = "locked", ObjectLockEnabledForBucket = true });
        await client.PutObjectLockConfigurationAsync(new PutObjectLockConfigurationRequest
        {
            BucketName = "locked",
            ObjectLockConfiguration = new ObjectLockConfiguration
            {
                ObjectLockEnabled = ObjectLockEnabled.Enabled,
                Rule = new ObjectLockRule { DefaultRetention = new DefaultRetention { Mode = ObjectLockRetentionMode.Compliance, Days = 1 } },
            },
        });
        using var shop = new BackupShop(lab, Policy("locked", last: 1));
        var first = await shop.TakeAsync();

        var failure = await shop.Run.FailAsync(PrunePlan.Of(shop.Place, await shop.ListAsync(), [], DateTimeOffset.UtcNow));

        failure.Message.Should().StartWith($"1 of 1 old backups of database could not be deleted. s3://locked/{first.Folder}: ");
        failure.NextSteps[0].Should().Be("Nothing was lost: they are still there.");
        (await shop.ListAsync()).Newest!.Manifest.Id.Should().Be(first.Manifest.Id);
        await shop.Run.ApplyAsync(VerifyPlan.Of(shop.Place, await shop.ListAsync(), VerifyLevel.Manifest, null, new RunStamp("r", "omar", TimeProvider.System), new Random(1)));
    }

    [BackupFact]
    public async Task A_store_that_does_not_answer_is_no_store_without_backups()
    {
        using var shop = new BackupShop(lab, Policy(BackupLab.Bucket, last: 1));
        (await ReasonAsync(shop, Policy("no-such-bucket", last: 1))).Should().EndWith("there is no bucket no-such-bucket.");
        (await ReasonAsync(shop, Policy(BackupLab.Bucket, last: 1) with { Store = new S3Store(BackupLab.Bucket) { Endpoint = "http://127.0.0.1:1", Retries = 1 } })).Should().Contain("Connection refused");
        shop.Secrets["BACKUP_S3_KEY"] = "not the key of this store";
        (await ReasonAsync(shop, Policy(BackupLab.Bucket, last: 1))).Should().Contain("the store does not know the access key (SignatureDoesNotMatch).");
    }

    [Fact]
    public void What_a_rollback_needs_stays()
    {
        // A pure decision: no server is asked.
        var retention = new Retention();
        var now = new DateTimeOffset(2026, 1, 31, 14, 0, 0, TimeSpan.Zero);
        var verdicts = retention.Judge([new("new", now), new("before-1.4.0", now.AddDays(-9))], now, new Dictionary<string, string>(StringComparer.Ordinal) { ["before-1.4.0"] = "the rollback from 1.4.0 needs it" });

        verdicts[1].Should().Be(new RetentionVerdict(new DatedBackup("before-1.4.0", now.AddDays(-9)), true, "the rollback from 1.4.0 needs it"));
    }

    private BackupPolicy Policy(string bucket, int last) => new("database")
    {
        Source = new PostgresSource("DATABASE_URL"),
        Store = new S3Store(bucket) { Endpoint = lab.Ceph.Endpoint },
        Encryption = new AgeRecipients(lab.Key.Recipient),
        Retention = new Retention { Last = last },
    };

    /// <summary>The same backup under other names, each a minute older.</summary>
    private static async Task CopyAsync(BackupShop shop, Backup backup, int count)
    {
        using var objects = shop.Place.Objects;
        var manifest = System.Text.Encoding.UTF8.GetString(await objects.ReadAsync(backup.ManifestKey, CancellationToken.None));
        await System.Threading.Tasks.Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancellation) =>
        {
            var id = $"{number:0000}";
            var taken = backup.Manifest.TakenAt.AddMinutes(-1 - number);
            var other = manifest.Replace(backup.Manifest.Id, id, StringComparison.Ordinal)
                .Replace($"\"takenAt\": {System.Text.Json.JsonSerializer.Serialize(backup.Manifest.TakenAt)}", $"\"takenAt\": {System.Text.Json.JsonSerializer.Serialize(taken)}", StringComparison.Ordinal);
            await objects.WriteAsync($"{shop.Place.Prefix}{id}/manifest.json", System.Text.Encoding.UTF8.GetBytes(other), cancellation);
        });
    }

    private static async Task<string> ReasonAsync(BackupShop shop, BackupPolicy policy)
    {
        var answer = await BackupCatalog.Of(shop.Place with { Policy = policy }).AnswerAsync(CancellationToken.None);
        answer.IsKnown.Should().BeFalse("a store that cannot be read must not look like one without backups");
        return answer.Reason!;
    }
}
