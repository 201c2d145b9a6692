using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Pipeline.Lab;

namespace Pipeline.Containers.Tests.Examples;

/// <summary>The example bahr on two machines: staging and production over SSH, with Alembic, PostgreSQL and Redis.</summary>
[Collection(ContainerCollection.Name)]
public sealed class BahrTests(ContainerLab lab)
{
    private const string Database = "bahr-staging-accessories-database-1";
    private static readonly HttpClient Client = new();

    [FactNeeding(ContainerLab.Compose, "/usr/bin/pytest", "/usr/bin/black", "/usr/bin/flake8", "/usr/bin/npm")]
    public async Task It_is_delivered_with_its_migrations_and_comes_back_with_them()
    {
        await lab.Engine.LoadAsync(BaseImage.Python, BaseImage.Postgres, BaseImage.Redis);
        foreach (var image in new[] { BaseImage.Postgres, BaseImage.Redis }) await lab.MirrorAsync(image);
        await using var bahr = await BahrRepository.OpenAsync(lab);
        await bahr.CommitAsync("1.0.0");

        var printed = await bahr.BuildAsync(0, "DeployProd");
        (await VersionAsync(bahr.Staging), await VersionAsync(bahr.Production)).Should().Be(("1.0.0", "1.0.0"));

        bahr.AddMigration("0003", "0002", "alter table analyses add meter text", "alter table analyses drop meter");
        await bahr.CommitAsync("1.1.0");
        await HoldLockAsync();
        var (migrated, freeing) = (bahr.BuildAsync(0, "DeployStaging"), FreeLockOnceItIsWantedAsync());
        printed += await migrated;
        await freeing;
        printed.Should().Contain("The database of backend is being migrated by omar; waiting.");
        (await VersionAsync(bahr.Staging), await VersionAsync(bahr.Production)).Should().Be(("1.1.0", "1.0.0"));

        bahr.AddMigration("0004", "0003", "alter table nowhere add meter text", "");
        await bahr.CommitAsync("1.2.0");
        var failed = await bahr.BuildAsync(1, "DeployStaging");
        failed.Should().Contain("relation \"nowhere\" does not exist").And.Contain("what was applied stays, and no traffic has moved");
        (await VersionAsync(bahr.Staging)).Should().Be("1.1.0", "a migration that fails moves no traffic");

        printed += failed + await bahr.BuildAsync(0, "Rollback", "--environment", "staging", "--with-migrations");
        printed.Should().Contain("backend: 0003 added is taken back");
        (await VersionAsync(bahr.Staging)).Should().Be("1.0.0");
        (await Client.GetStringAsync(new Uri(bahr.Staging, "api/v1/analyses"))).Should().Contain("قفا نبك من ذكرى", "data outlives releases");
        foreach (var secret in BahrRepository.Secrets.Values) printed.Should().NotContain(secret);
    }

    /// <summary>Somebody else migrates the database of staging: the key is the library's.</summary>
    private async Task HoldLockAsync()
    {
        await lab.First.DockerAsync("exec", "--detach", "--env", "PGAPPNAME=omar", Database, "psql", "--username", "bahr", "--command", "select pg_advisory_lock(8100128985715404389), pg_sleep(300)");
        while (await CountAsync("pg_locks where locktype = 'advisory' and granted") == 0) await Task.Delay(100);
    }

    private async Task FreeLockOnceItIsWantedAsync()
    {
        while (await CountAsync("pg_stat_activity where application_name like 'pipeline %'") == 0) await Task.Delay(200);
        await Task.Delay(1000);
        await SqlAsync("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'omar'");
    }

    private async Task<int> CountAsync(string from) => int.Parse(await SqlAsync($"select count(*) from {from}"), CultureInfo.InvariantCulture);

    private Task<string> SqlAsync(string sql) => lab.First.DockerAsync("exec", Database, "psql", "--username", "bahr", "--no-align", "--tuples-only", "--command", sql);

    private static async Task<string> VersionAsync(Uri url) =>
        (await Client.GetFromJsonAsync<JsonElement>(new Uri(url, "api/v1/health"))).GetProperty("version").GetString()!;
}
