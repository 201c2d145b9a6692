using Pipeline.Delivery;
using Pipeline.Lab;

namespace Pipeline.Backups.Tests.ByHand;

/// <summary>The commands of docs/restore-by-hand.md, as they stand there, bring a backup back.</summary>
[Collection(BackupCollection.Name)]
public sealed class RestoreByHandTests(BackupLab lab)
{
    private const string Page = "docs/restore-by-hand.md";

    [BackupFact]
    public async Task With_age()
    {
        using var shop = new BackupShop(lab);
        File.Copy(lab.Key.Identity, Path.Combine(shop.Root, "key.txt"));

        await RestoreAsync(shop, await shop.TakeAsync(), "by_hand_age", "gpg ");
    }

    [BackupFact]
    public async Task With_OpenPGP()
    {
        using var shop = new BackupShop(lab, new BackupPolicy("database")
        {
            Source = new PostgresSource("DATABASE_URL"),
            Store = BackupShop.S3(lab),
            Encryption = new OpenPgpPassphrase("BACKUP_PASSPHRASE"),
        });
        shop.Secrets["BACKUP_PASSPHRASE"] = "correct horse battery staple";
        File.WriteAllText(Path.Combine(shop.Root, "passphrase.txt"), "correct horse battery staple\n");

        await RestoreAsync(shop, await shop.TakeAsync(), "by_hand_gpg", "age ");
    }

    /// <summary>Runs every block of the page but that of the other encryption.</summary>
    private async Task RestoreAsync(BackupShop shop, Backup backup, string database, string without)
    {
        var script = string.Join('\n', Blocks().Where(block => !block.StartsWith(without, StringComparison.Ordinal)));
        var run = await LabCommand.RunAsync("/bin/bash", ["-c", $"cd '{shop.Root}'\n{script}"], input: null, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ENDPOINT"] = lab.Ceph.Endpoint,
            ["REGION"] = "us-east-1",
            ["BUCKET"] = BackupLab.Bucket,
            ["FOLDER"] = backup.Folder,
            ["DATABASE"] = database,
            ["KEY_ID"] = CephServer.KeyId,
            ["KEY"] = CephServer.Key,
            ["PGHOST"] = $"{lab.Database.Address}",
            ["PGPORT"] = $"{lab.Database.Port}",
            ["PGUSER"] = PostgresServer.User,
            ["PGPASSWORD"] = PostgresServer.Password,
            ["GNUPGHOME"] = shop.Root,
        });

        run.Text.Should().Contain(": OK").And.Contain($"{SampleData.Events}");
        (await lab.Database.SqlAsync("select count(*) from events", database)).Should().Be($"{SampleData.Events}");
    }

    private static IEnumerable<string> Blocks() =>
        Repository.Read(Page).Split("```sh\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]);
}
