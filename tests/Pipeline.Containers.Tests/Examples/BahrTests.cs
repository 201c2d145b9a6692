using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Pipeline.Lab;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests.Examples;

/// <summary>The example bahr on two machines: staging and production over SSH, with Alembic, PostgreSQL and Redis.</summary>
[Collection(ExampleCollection.Name)]
public sealed class BahrTests(ContainerLab lab, ITestOutputHelper report)
{
    /// <summary>What the smoke tests leave.</summary>
    private const string Poem = "قفا نبك من ذكرى";
    private const string Lost = "what nobody else has written";
    private static readonly HttpClient Client = new();

    [FactNeeding(
        ContainerLab.Compose, "/usr/bin/pytest", "/usr/bin/black", "/usr/bin/flake8", "/usr/bin/npm", LabPrograms.Postgres, "/usr/bin/age", "/usr/bin/ceph-mon", "/usr/bin/ceph-osd", "/usr/bin/radosgw")]
    public async Task It_is_delivered_with_its_migrations_and_comes_back_with_its_data()
    {
        await lab.Engine.LoadAsync(BaseImage.Python);
        await using var bucket = await BackupBucket.MakeAsync();
        await using var bahr = new BahrRepository(lab, report, bucket);
        await bahr.OpenAsync();
        bahr.Commit("1.0.0");

        await bahr.BuildAsync("DeployProd");
        (await VersionAsync(bahr.Staging), await VersionAsync(bahr.Production)).Should().Be(("1.0.0", "1.0.0"));

        await DataOfProductionComesBackAsync(bahr);
        await StagingIsMigratedAndComesBackAsync(bahr);
        await StagingComesBackWithItsDataAsync(bahr);
    }

    /// <summary>The dump is made in the database's container, beyond SSH; the drill has a server of its own.</summary>
    private async Task DataOfProductionComesBackAsync(BahrRepository bahr)
    {
        string[] production = ["--environment", "production"];
        await bahr.BuildAsync(["Backup", .. production]);
        (await bahr.BuildAsync(["VerifyBackup", "RestoreDrill", .. production])).Should().Contain("production/database passed: recovered in");

        await SqlAsync(lab.Second, "production", "delete from analyses");
        await bahr.BuildAsync(["Restore", .. production, "--overwrite", "bahr", "--stop-services"]);
        (await AnalysesAsync(bahr.Production)).Should().Contain(Poem);
        (await VersionAsync(bahr.Production)).Should().Be("1.0.0");
    }

    private async Task StagingIsMigratedAndComesBackAsync(BahrRepository bahr)
    {
        bahr.AddMigration("0003", "0002", "alter table analyses add meter text", "alter table analyses drop meter");
        bahr.Commit("1.1.0");
        await HoldLockAsync();
        var (migrated, freeing) = (bahr.BuildAsync("DeployStaging", "--skip", "Test", "Lint"), FreeLockOnceItIsWantedAsync());
        (await migrated).Should().Contain("The database of backend is being migrated by omar; waiting.");
        await freeing;
        (await VersionAsync(bahr.Staging), await VersionAsync(bahr.Production)).Should().Be(("1.1.0", "1.0.0"));

        bahr.AddMigration("0004", "0003", "alter table nowhere add meter text", "");
        bahr.Commit("1.2.0");
        var failed = await bahr.BuildAsync(1, "DeployStaging", "--skip", "Test", "Lint");
        failed.Should().Contain("relation \"nowhere\" does not exist").And.Contain("what was applied stays, and no traffic has moved");
        (await VersionAsync(bahr.Staging)).Should().Be("1.1.0", "a migration that fails moves no traffic");

        (await bahr.BuildAsync("Rollback", "--environment", "staging", "--with-migrations")).Should().Contain("backend: 0003 added is taken back");
        (await VersionAsync(bahr.Staging)).Should().Be("1.0.0");
        (await AnalysesAsync(bahr.Staging)).Should().Contain(Poem, "data outlives releases");
    }

    /// <summary>A release that loses data: what was there before it was backed up by its deployment.</summary>
    private async Task StagingComesBackWithItsDataAsync(BahrRepository bahr)
    {
        await SqlAsync(lab.First, "staging", $"insert into analyses (text, words, letters) values ('{Lost}', 5, 24)");
        bahr.AddMigration("0004", "0003", "delete from analyses", "");
        bahr.Commit("1.3.0");
        await bahr.BuildAsync("DeployStaging", "--skip", "Test", "Lint");
        (await AnalysesAsync(bahr.Staging)).Should().NotContain(Lost);

        await bahr.BuildAsync("Rollback", "--environment", "staging", "--with-data", "--overwrite", "bahr");
        (await VersionAsync(bahr.Staging)).Should().Be("1.0.0");
        (await AnalysesAsync(bahr.Staging)).Should().Contain(Lost);
        (await SqlAsync(lab.First, "staging", "select version_num from alembic_version")).Should().Be("0002");
    }

    /// <summary>Somebody else migrates the database of staging: the key is the library's.</summary>
    private async Task HoldLockAsync()
    {
        await lab.First.DockerAsync("exec", "--detach", "--env", "PGAPPNAME=omar", Database("staging"), "psql", "--username", "bahr", "--command", "select pg_advisory_lock(8100128985715404389), pg_sleep(300)");
        while (await CountAsync("pg_locks where locktype = 'advisory' and granted") == 0) await Task.Delay(100);
    }

    private async Task FreeLockOnceItIsWantedAsync()
    {
        while (await CountAsync("pg_stat_activity where application_name like 'pipeline %'") == 0) await Task.Delay(200);
        await Task.Delay(1000);
        await SqlAsync(lab.First, "staging", "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'omar'");
    }

    private async Task<int> CountAsync(string from) => int.Parse(await SqlAsync(lab.First, "staging", $"select count(*) from {from}"), CultureInfo.InvariantCulture);

    private static Task<string> SqlAsync(SshHost machine, string environment, string sql) =>
        machine.DockerAsync("exec", Database(environment), "psql", "--username", "bahr", "--no-align", "--tuples-only", "--command", sql);

    private static string Database(string environment) => $"bahr-{environment}-accessories-database-1";

    private static Task<string> AnalysesAsync(Uri url) => Client.GetStringAsync(new Uri(url, "api/v1/analyses"));

    private static async Task<string> VersionAsync(Uri url) =>
        (await Client.GetFromJsonAsync<JsonElement>(new Uri(url, "api/v1/health"))).GetProperty("version").GetString()!;
}
