using Pipeline.Delivery;
using Pipeline.Lab;

namespace Pipeline.Backups.Tests.Postgres;

[Collection(BackupCollection.Name)]
public sealed class PostgresBackupTests(BackupLab lab)
{
    [BackupFact]
    public async Task It_is_listed_once_its_manifest_is_there_and_says_what_it_holds()
    {
        using var shop = new BackupShop(lab);

        var backup = await shop.TakeAsync();

        var listing = await shop.ListAsync();
        listing.Leftovers.Should().BeEmpty();
        listing.Broken.Should().BeEmpty();
        var manifest = listing.Backups.Should().ContainSingle().Which.Manifest;
        manifest.Should().BeEquivalentTo(backup.Manifest);
        manifest.Tables.Should().Equal(new TableRows("odd \"name", "Ünïcode table", 2), new TableRows("public", "empty", 0), new TableRows("public", "events", SampleData.Events));
        manifest.Source.Name.Should().Be("app");
        manifest.Source.ServerVersion.Should().StartWith("15.");
        manifest.Source.Identity.Should().Be(await lab.Database.SqlAsync("select system_identifier from pg_control_system()"));
        manifest.Source.Extensions.Should().ContainKey("pgcrypto");
        manifest.Source.Roles.Should().Equal("app");
        manifest.Stages.Select(stage => stage.Program).Should().Equal("pg_dump", "zstd", "age");
        manifest.Data.Format.Should().Be("pg_dump custom, zstd, age");
        manifest.Data.Key.Should().Be(lab.Key.Recipient);
    }

    [BackupFact]
    public async Task Standard_tools_alone_restore_it()
    {
        using var shop = new BackupShop(lab);
        var backup = await shop.TakeAsync();

        var file = await shop.DownloadAsync(backup);

        (await LabCommand.RunAsync("/usr/bin/sha256sum", file)).Text.Should().StartWith(backup.Manifest.Data.StoredSha256);
        await lab.Database.SqlAsync("create database restored", "postgres");
        var restore = $"age --decrypt --identity {lab.Key.Identity} {file} | zstd -d | pg_restore --exit-on-error --no-owner --dbname='{lab.Database.Url[..^"app".Length]}restored'";
        backup.Manifest.Restore.Should().Be("age --decrypt --identity KEY.txt data.dump.zst.age | zstd -d | pg_restore --exit-on-error --no-owner --dbname=DATABASE");
        _ = (await LabCommand.RunAsync("/bin/bash", "-o", "pipefail", "-c", restore)).Text;
        (await lab.Database.SqlAsync("select count(*) from events", "restored")).Should().Be($"{SampleData.Events}");
    }
}
