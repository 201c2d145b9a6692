using System.Text;
using Pipeline.Delivery;

namespace Pipeline.Backups.Tests.Restores;

[Collection(BackupCollection.Name)]
public sealed class RestoreTests(BackupLab lab)
{
    [BackupFact]
    public async Task An_empty_database_gets_everything()
    {
        using var stored = await StoredBackup.TakeAsync(lab);
        stored.Shop.Secrets["TARGET"] = await lab.EmptyDatabaseAsync("into_empty");

        await stored.Shop.Run.ApplyAsync(stored.Restore("TARGET"));

        (await lab.Database.SqlAsync("select count(*) from events", "into_empty")).Should().Be($"{SampleData.Events}");
        (await lab.Database.SqlAsync("select md5(string_agg(e::text, ',' order by id)) from events e", "into_empty"))
            .Should().Be(await lab.Database.SqlAsync("select md5(string_agg(e::text, ',' order by id)) from events e"));
        stored.Shop.Run.Lines.Should().Contain($"{SampleData.Events + 2} rows in 3 tables, as the backup counted them.");
        string.Join('\n', stored.Shop.Run.Journal).Should().NotContain(Lab.PostgresServer.Password).And.NotContain("AGE-SECRET-KEY");
    }

    [BackupFact]
    public async Task A_dump_that_is_a_folder_too()
    {
        using var stored = await StoredBackup.TakeAsync(lab, StoredBackup.InFolder(lab) with { Source = new PostgresSource("DATABASE_URL") { Format = PostgresFormat.Directory } });
        stored.Shop.Secrets["TARGET"] = await lab.EmptyDatabaseAsync("from_a_folder");

        await stored.Shop.Run.ApplyAsync(stored.Restore("TARGET"));

        (await lab.Database.SqlAsync("select count(*) from events", "from_a_folder")).Should().Be($"{SampleData.Events}");
    }

    [BackupFact]
    public async Task A_database_that_is_not_empty_is_refused_without_the_word_for_it_and_saved_before_it_goes()
    {
        using var stored = await StoredBackup.TakeAsync(lab);
        stored.Shop.Secrets["TARGET"] = await lab.EmptyDatabaseAsync("not_empty");
        await lab.Database.SqlAsync("create table mine(id int); insert into mine values (7); create view seen as select * from mine; create schema other; create table other.one(id int)", "not_empty");

        (await stored.Shop.Run.FailAsync(stored.Restore("TARGET"))).Message.Should().Be(
            "the database in TARGET is not empty: it has 3 tables, views and sequences, other.one among them. Nothing was changed.");
        (await lab.Database.SqlAsync("select id from mine", "not_empty")).Should().Be("7");

        await stored.Shop.Run.ApplyAsync(stored.Restore("TARGET", overwrites: true));

        (await lab.Database.SqlAsync("select count(*) from events", "not_empty")).Should().Be($"{SampleData.Events}");
        (await lab.Database.SqlAsync("select count(*) from pg_tables where tablename in ('mine', 'one')", "not_empty")).Should().Be("0");
        var safety = await BackupCatalog.Of(stored.Shop.Place with { Policy = RestorePlan.SafetyOf(stored.Shop.Policy) }).Ask(CancellationToken.None);
        safety.Newest!.Manifest.Tables.Should().Contain(new TableRows("public", "mine", 1));
        (await stored.Shop.ListAsync()).Backups.Should().ContainSingle("what a restore saves is none of the policy's own");
    }

    [BackupFact]
    public async Task The_first_error_takes_everything_back_the_emptying_too()
    {
        var policy = StoredBackup.InFolder(lab) with
        {
            Source = new PostgresSource("DATABASE_URL") { Format = PostgresFormat.Plain },
            Compression = Compression.None,
            Encryption = null,
            SealSecret = null,
        };
        using var stored = await StoredBackup.TakeAsync(lab, policy);
        stored.Shop.Secrets["TARGET"] = await lab.EmptyDatabaseAsync("taken_back");
        await lab.Database.SqlAsync("create table mine(id int); insert into mine values (7)", "taken_back");
        var sql = Encoding.UTF8.GetBytes("create table events(id int); insert into events values (1); select 1 / 0; insert into events values (2);\n");
        stored.Store(sql);
        var data = stored.Backup.Manifest.Data;
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(sql));
        await stored.WithManifestAsync(data.Sha256, sha);
        var broken = await stored.WithManifestAsync($"ytes\": {data.Bytes},", $"ytes\": {sql.Length},");

        var failure = await stored.Shop.Run.FailAsync(stored.Restore("TARGET", overwrites: true, broken));

        failure.Message.Should().Contain("was not restored into the database in TARGET, which is as it was before: ").And.EndWith("ERROR:  division by zero");
        (await lab.Database.SqlAsync("select id from mine", "taken_back")).Should().Be("7");
        (await lab.Database.SqlAsync("select count(*) from pg_tables where tablename = 'events'", "taken_back")).Should().Be("0");
    }
}
