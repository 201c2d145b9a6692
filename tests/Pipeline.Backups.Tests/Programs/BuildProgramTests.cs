using Pipeline.Lab;

namespace Pipeline.Backups.Tests.Programs;

/// <summary>Backups as a user takes, proves and restores them: by a build program, of the database of a service that runs.</summary>
[Collection(BackupCollection.Name)]
public sealed class BuildProgramTests(BackupLab lab)
{
    private static readonly HttpClient Client = new();

    [BackupFact]
    public async Task A_database_is_backed_up_proven_restored_and_rolled_back_with_its_release()
    {
        using var shop = await DeliveredShop.OpenAsync(lab, "delivered");
        var first = await shop.CommitAsync();
        await shop.BuildAsync(0, "DeployProd");

        var printed = await TakenAndProvenAsync(shop);
        printed += await RestoredAsync(shop);
        var second = await shop.CommitAsync();
        printed += await shop.BuildAsync(1, "RestoreDrill");
        printed.Should().Contain($"1 migrations of web are pending on what was restored: 2 {second}.", "the checkout is newer than the backup");
        printed += await RolledBackAsync(shop, first, second);
        foreach (var secret in (string[])[PostgresServer.Password, DeliveredShop.Passphrase, CephServer.Key]) printed.Should().NotContain(secret);
    }

    private static async Task<string> TakenAndProvenAsync(DeliveredShop shop)
    {
        var taken = await shop.BuildAsync(0, "Backup");
        var proven = await shop.BuildAsync(0, "VerifyBackup RestoreDrill --level full");
        proven.Should().Contain("is whole: ").And.MatchRegex("production/database passed: recovered in .* of data would be lost");
        (await File.ReadAllTextAsync(shop.PathTo(".nuke/temp/drills/production-database.md"))).Should().Contain("migrations of web: nothing pending, at 1 ");
        var listed = await shop.BuildAsync(0, "Backups");
        listed.Should().Contain("every byte").And.Contain("recovered in");
        return taken + proven + listed;
    }

    /// <summary>Into a database beside the service's: it is named, and has to be empty or confirmed.</summary>
    private async Task<string> RestoredAsync(DeliveredShop shop)
    {
        (string, string) copy = ("COPY_URL", await lab.EmptyDatabaseAsync("copied"));
        var pid = shop.Pid();
        var printed = await shop.BuildAsync(0, "Restore --into COPY_URL", copy);
        (await OrdersAsync("copied")).Should().Be("1 1.0.0");
        shop.Pid().Should().Be(pid, "nobody asked to stop it");

        printed += await shop.BuildAsync(1, "Restore --into COPY_URL", copy);
        printed.Should().Contain("the database in COPY_URL is not empty");
        printed += await shop.BuildAsync(2, "Restore --into COPY_URL --overwrite delivered", copy);
        printed.Should().Contain("--overwrite delivered is not the name of the database in COPY_URL");
        await lab.Database.SqlAsync("insert into orders(note) values ('mine')", "copied");

        printed += await shop.BuildAsync(0, "Restore --into COPY_URL --overwrite copied --stop-services", copy);
        (await OrdersAsync("copied")).Should().Be("1 1.0.0");
        shop.Pid().Should().NotBe(pid, "it was stopped and started again");
        (await VersionAsync(shop)).Should().Be("1.0.0");
        return printed;
    }

    /// <summary>Back to the backup that was taken before the second release changed anything.</summary>
    private async Task<string> RolledBackAsync(DeliveredShop shop, string first, string second)
    {
        var printed = await shop.BuildAsync(0, "DeployProd");
        (await VersionAsync(shop)).Should().Be(second);
        await lab.Database.SqlAsync("insert into orders(note) values ('since')", "delivered");
        printed += await shop.BuildAsync(2, "Rollback --with-data");
        printed.Should().Contain("--with-data --overwrite delivered");
        (await OrdersAsync("delivered")).Should().Be($"1 {first}|2 {second}|since");

        printed += await shop.BuildAsync(0, "Rollback --with-data --overwrite delivered");
        (await VersionAsync(shop)).Should().Be(first);
        (await OrdersAsync("delivered")).Should().Be($"1 {first}");
        (await SavedAsync()).Should().ContainMatch("*\"orders\",*\"rows\": 3*", "what was written since is in the backup that was taken before");
        return printed;
    }

    /// <summary>The manifests of what restores have replaced.</summary>
    private async Task<IReadOnlyList<string>> SavedAsync()
    {
        using var client = lab.Ceph.Client();
        var saved = await client.ListObjectsV2Async(new() { BucketName = BackupLab.Bucket, Prefix = "orders/production/database-before-restore/" });
        var texts = new List<string>();
        foreach (var item in saved.S3Objects.Where(item => item.Key.EndsWith("/manifest.json", StringComparison.Ordinal)))
        {
            using var answer = await client.GetObjectAsync(BackupLab.Bucket, item.Key);
            using var reader = new StreamReader(answer.ResponseStream);
            texts.Add(await reader.ReadToEndAsync());
        }

        return texts;
    }

    private Task<string> OrdersAsync(string database) => lab.Database.SqlAsync("select string_agg(note, '|' order by id) from orders", database);

    private static async Task<string> VersionAsync(DeliveredShop shop) => await Client.GetStringAsync(new Uri(shop.Url, "version"));
}
