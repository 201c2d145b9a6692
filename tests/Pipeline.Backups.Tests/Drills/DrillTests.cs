using System.Text.Json;
using Pipeline.Delivery;
using Pipeline.Lab;
using Pipeline.Plans;

namespace Pipeline.Backups.Tests.Drills;

[Collection(BackupCollection.Name)]
public sealed class DrillTests(BackupLab lab)
{
    /// <summary>Counts what people made in a database.</summary>
    private const string Content = "select count(*) from pg_class where relnamespace not in (select oid from pg_namespace where nspname ~ '^pg_' or nspname = 'information_schema')";

    [BackupFact]
    public async Task It_restores_a_real_backup_and_its_figures_are_right()
    {
        using var stored = await StoredBackup.TakeAsync(lab, StoredBackup.InFolder(lab) with
        {
            RecoveryTime = TimeSpan.FromHours(1),
            RecoveryPoint = TimeSpan.FromHours(1),
            Drill = new DrillPolicy { Roles = ["app"], SmokeCommand = ["sh", "-c", "psql --no-psqlrc -Atc 'select count(*) from events' \"$DATABASE_URL\""] },
        });
        var before = DateTimeOffset.UtcNow;
        var request = await stored.DrillAsync();

        await stored.Shop.Run.ApplyAsync(DrillPlan.Of(request));

        var report = JsonDocument.Parse(await File.ReadAllTextAsync($"{request.ReportFile}.json")).RootElement;
        report.GetProperty("rows").GetProperty("public.events").GetInt64().Should().Be(SampleData.Events);
        report.GetProperty("problems").GetArrayLength().Should().Be(0);
        TimeSpan.Parse(report.GetProperty("recoveryTime").GetString()!, null).Should().BePositive().And.BeLessThan(DateTimeOffset.UtcNow - before);
        var point = TimeSpan.Parse(report.GetProperty("recoveryPoint").GetString()!, null);
        (report.GetProperty("startedAt").GetDateTimeOffset() - stored.Backup.Manifest.TakenAt).Should().Be(point);
        (await File.ReadAllTextAsync($"{request.ReportFile}.md")).Should().Contain(": passed").And.Contain($"| rows | {SampleData.Events + 2:#,0} in 3 tables | as the backup counted them |");
        stored.Shop.Run.Lines.Should().Contain($"{SampleData.Events}", "the smoke command asks the restored database");
        (await BackupFacts.Of(stored.Shop.Place, [stored.Backup]).Ask(CancellationToken.None))[stored.Backup.Manifest.Id].Should().Contain(fact => fact.Kind == BackupFactKind.Drilled);
        NothingIsLeft(stored);
        string.Join('\n', [.. stored.Shop.Run.Journal, .. stored.Shop.Run.Lines]).Should().NotContain(request.Password.Reveal());
    }

    [BackupFact]
    public async Task It_fails_on_what_a_restore_would_fail_on()
    {
        // Unsealed, so that the test can write manifests that say something else.
        using var stored = await StoredBackup.TakeAsync(lab, StoredBackup.InFolder(lab) with { SealSecret = null });

        await FailsAsync(stored, "its SHA-256|bytes|unexpected EOF|ended with exit code", () => Damage(stored));
        await InKeptAsync(stored, "for_failing_drills");
        await FailsAsync(stored, "its server lacks the extensions pgcrypta", () => stored.WithManifestAsync("\"pgcrypto\"", "\"pgcrypta\""));
        await FailsAsync(stored, $"public.events has {SampleData.Events} rows; the backup counted 20001.", () => stored.WithManifestAsync($"\"rows\": {SampleData.Events}", "\"rows\": 20001"));
        await FailsAsync(stored, "its server lacks the roles nobody_here, which own what is restored", () => stored.WithManifestAsync("    \"app\"\n", "    \"nobody_here\"\n"));
        using var stranger = await AgeKey.MakeAsync();
        stored.Shop.Secrets["BACKUP_AGE_IDENTITY"] = await File.ReadAllTextAsync(stranger.Identity);
        await FailsAsync(stored, "age ended with exit code 1", () => Task.FromResult(stored.Backup));
    }

    [BackupFact]
    public async Task It_fails_on_a_role_that_only_has_rights()
    {
        await lab.Database.SqlAsync("create role reader", "postgres");
        await lab.EmptyDatabaseAsync("with_rights");
        await lab.Database.SqlAsync("create table t(id int); insert into t values (1); grant select on t to reader", "with_rights");
        using var stored = await StoredBackup.TakeAsync(lab, database: "with_rights");
        await InKeptAsync(stored, "without_reader");
        await lab.Database.SqlAsync("drop owned by reader; drop role reader", "with_rights");

        var failure = await FailsAsync(stored, "The role reader is missing there.", () => Task.FromResult(stored.Backup));

        failure.NextSteps.Should().Contain("create role \"reader\"   # on the server; for a drill add it to Roles");
    }

    [BackupFact]
    public async Task It_fails_on_an_empty_database()
    {
        await lab.EmptyDatabaseAsync("nothing_in_it");
        using var stored = await StoredBackup.TakeAsync(lab, database: "nothing_in_it");
        await InKeptAsync(stored, "for_nothing");

        await FailsAsync(stored, "restores to an empty database: 0 tables, no row.", () => Task.FromResult(stored.Backup));
    }

    [BackupFact]
    public async Task Servers_that_are_older_than_the_dumps_are_refused()
    {
        using var stored = await StoredBackup.TakeAsync(lab, StoredBackup.InFolder(lab) with { SealSecret = null });
        var newer = await stored.WithManifestAsync("\"serverVersion\": \"15", "\"serverVersion\": \"99");
        var request = await stored.DrillAsync(newer);

        FluentActions.Invoking(() => DrillPlan.Of(request)).Should().Throw<FailureException>().Which.Message.Should().Be("The dump is of PostgreSQL 99; installed here is 15, which is older.");

        stored.Shop.Secrets["TARGET"] = await lab.EmptyDatabaseAsync("too_old");
        (await stored.Shop.Run.FailAsync(stored.Restore("TARGET", other: newer))).Message.Should().EndWith("its server is PostgreSQL 15, and the dump is of PostgreSQL 99. Nothing was changed.");
    }

    [BackupFact]
    public async Task Objectives_that_were_missed_fail_it_though_all_was_restored()
    {
        using var stored = await StoredBackup.TakeAsync(lab, StoredBackup.InFolder(lab) with { RecoveryTime = TimeSpan.FromMilliseconds(1) });
        await InKeptAsync(stored, "for_slow_drills");

        (await stored.Shop.Run.FailAsync(DrillPlan.Of(await stored.DrillAsync()))).Message.Should().StartWith("The drill restored everything, and yet: Recovery took ");
    }

    [BackupFact]
    public async Task A_database_that_is_kept_for_it_is_empty_again_afterwards_and_one_with_content_is_left_alone()
    {
        using var stored = await StoredBackup.TakeAsync(lab, StoredBackup.InFolder(lab) with { Drill = new DrillPolicy { DatabaseSecret = "DRILL_URL" } });
        stored.Shop.Secrets["DRILL_URL"] = await lab.EmptyDatabaseAsync("kept_for_drills");

        await stored.Shop.Run.ApplyAsync(DrillPlan.Of(await stored.DrillAsync()));

        (await lab.Database.SqlAsync(Content, "kept_for_drills")).Should().Be("0");
        await lab.Database.SqlAsync("create table mine(id int)", "kept_for_drills");
        (await stored.Shop.Run.FailAsync(DrillPlan.Of(await stored.DrillAsync()))).Message.Should().StartWith("the database in DRILL_URL is not empty");
        (await lab.Database.SqlAsync("select count(*) from mine", "kept_for_drills")).Should().Be("0");
    }

    /// <summary>From now on drills take a database of the laboratory's server, which costs less than a server of their own.</summary>
    private async Task InKeptAsync(StoredBackup stored, string database)
    {
        stored.Shop.Policy = stored.Shop.Policy with { Drill = new DrillPolicy { DatabaseSecret = "DRILL_URL" } };
        stored.Shop.Secrets["DRILL_URL"] = await lab.EmptyDatabaseAsync(database);
    }

    private async Task<FailureException> FailsAsync(StoredBackup stored, string why, Func<Task<Backup>> change)
    {
        var manifest = await File.ReadAllTextAsync(stored.ManifestFile);
        var request = await stored.DrillAsync(await change());

        var failure = await stored.Shop.Run.FailAsync(DrillPlan.Of(request));

        why.Split('|').Should().Contain(word => failure.Message.Contains(word, StringComparison.Ordinal), "it said: {0}", failure.Message);
        (await File.ReadAllTextAsync($"{request.ReportFile}.md")).Should().Contain("FAILED");
        if (request.Given is null) NothingIsLeft(stored);
        else (await lab.Database.SqlAsync(Content, new Uri(stored.Shop.Secrets["DRILL_URL"]).AbsolutePath[1..])).Should().Be("0");
        File.Exists(Path.Combine(Path.GetDirectoryName(stored.DataFile)!, "drilled.json")).Should().BeFalse();
        await File.WriteAllTextAsync(stored.ManifestFile, manifest);
        stored.Mend();
        return failure;
    }

    /// <summary>The lines name the folders of the servers.</summary>
    private static void NothingIsLeft(StoredBackup stored)
    {
        var folders = stored.Shop.Run.Lines.Where(line => line.StartsWith("PostgreSQL 15 runs on", StringComparison.Ordinal)).Select(line => line.Split(" in ")[1].TrimEnd('.')).ToList();
        folders.Should().NotBeEmpty().And.NotContain(folder => Directory.Exists(folder));
    }

    private static Task<Backup> Damage(StoredBackup stored)
    {
        stored.Store(stored.Data.Take(stored.Data.Count / 2).ToArray());
        return Task.FromResult(stored.Backup);
    }
}
