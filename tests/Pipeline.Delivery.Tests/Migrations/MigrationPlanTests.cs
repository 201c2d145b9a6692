using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Migrations;

/// <summary>Alembic and PostgreSQL, both real.</summary>
public sealed class MigrationPlanTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly (string Up, string Down)[] Steps =
    [
        ("create table poems (id serial primary key, text text)", "drop table poems"),
        ("alter table poems add author text", "alter table poems drop author"),
        ("create index poems_author on poems (author)", "drop index poems_author"),
    ];

    private readonly Run run = new();
    private readonly string database = $"poems_{Guid.NewGuid():N}";
    private string url = null!;
    private Poems poems = null!;

    public async Task InitializeAsync()
    {
        if (postgres.IsMissing) return;
        url = await postgres.Server.CreateDatabaseAsync(database);
        poems = new Poems(url);
    }

    public Task DisposeAsync()
    {
        poems?.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void The_plan_shows_every_command_and_no_secret()
    {
        using var offline = new Poems("postgresql://app:s3cret@db/app");
        var release = offline.Release("1", Steps);
        var way = new WayBack(offline.Service, new([new("0001", "step 1"), new("0002", "step 2")], []), "0001");

        var text = PlanText.Of(offline.Forward(release, out _)) + "\n\n" + PlanText.Of(offline.Back(release, way)) + "\n";

        Golden.Matches(text.Replace(offline.Site.Root, "ROOT", StringComparison.Ordinal));
    }

    [FactNeeding(Poems.Alembic)]
    public async Task What_is_pending_is_applied_once_and_both_revisions_are_known()
    {
        var values = await ApplyAsync(poems.Forward(poems.Release("1", Steps[..2]), out var first));
        Shown(values.Get(first)).Should().Be(" -> 0002");

        values = await ApplyAsync(poems.Forward(poems.Release("2", Steps), out var second));
        Shown(values.Get(second)).Should().Be("0002 -> 0003");

        values = await ApplyAsync(poems.Forward(poems.Release("2", Steps), out var third));
        Shown(values.Get(third)).Should().Be("0003 -> 0003");
        run.Lines.Should().EndWith("the schema of api stays at its revision: nothing is pending");
    }

    [FactNeeding(Poems.Alembic)]
    public async Task What_is_pending_is_previewed_with_its_SQL_and_nothing_changes()
    {
        await ApplyAsync(poems.Forward(poems.Release("1", Steps[..1]), out _));

        var lines = await MigrationPlan.Preview(poems.Host, poems.Service, poems.Release("2", Steps), poems.Variables).Ask(CancellationToken.None);

        lines.Should().StartWith(["api: 0002 step 2 is pending", "api: 0003 step 3 is pending"]).And.Contain("  alter table poems add author text;");
        (await SqlAsync("select version_num from alembic_version")).Should().Be("0001");
        (await MigrationPlan.Preview(poems.Host, poems.Service, poems.Release("1", Steps[..1]), poems.Variables).Ask(CancellationToken.None))
            .Should().Equal("api: no migration is pending, the schema is at 0001");
    }

    [FactNeeding(Poems.Alembic)]
    public async Task One_that_fails_half_way_is_told_with_where_the_schema_stands()
    {
        var broken = poems.Release("1", Steps[0], Steps[1], ("alter table nowhere add x text", ""));

        var failure = await run.FailAsync(poems.Forward(broken, out _));

        failure.Message.Should().Be($"{Poems.Alembic} ended with exit code 1.");
        failure.Details.Should().Contain(line => line.Contains("relation \"nowhere\" does not exist", StringComparison.Ordinal));
        failure.NextSteps.Should().StartWith("Correct the migration and run the same command again: what was applied stays, and no traffic has moved.");
        run.Lines.Should().Contain("0001 -> 0002 (current), step 2");
        await ApplyAsync(poems.Forward(poems.Release("2", Steps), out _));
        (await SqlAsync("select version_num from alembic_version")).Should().Be("0003");
    }

    [FactNeeding(Poems.Alembic)]
    public async Task A_release_that_does_not_know_the_schema_stops_before_it_changes_anything()
    {
        await ApplyAsync(poems.Forward(poems.Release("2", Steps), out _));

        var failure = await run.FailAsync(poems.Forward(poems.Release("1", Steps[..1]), out _));

        failure.Details.Should().Contain("FAILED: Can't locate revision identified by '0003'");
    }

    [FactNeeding(Poems.Alembic)]
    public async Task A_schema_goes_back_to_a_recorded_revision()
    {
        var release = poems.Release("2", Steps);
        await ApplyAsync(poems.Forward(release, out _));
        var state = await MigrationPlan.State(poems.Host, poems.Service, release, poems.Variables).Ask(CancellationToken.None);

        await ApplyAsync(poems.Back(release, WayBack.Of(poems.Service, state, "0001", release)));

        (await SqlAsync("select version_num from alembic_version")).Should().Be("0001");
        (await SqlAsync("select count(*) from information_schema.columns where table_name = 'poems' and column_name = 'author'")).Should().Be("0");
    }

    [FactNeeding(Poems.Alembic)]
    public async Task A_migration_that_takes_too_long_is_ended_and_the_lock_is_free()
    {
        var migrations = new AlembicMigrations { Program = [Poems.Alembic], DatabaseVariable = "DATABASE_URL", Within = TimeSpan.FromSeconds(2) };
        using var slow = new Poems(url) { Service = poems.Service with { Migrations = migrations } };

        await run.FailAsync(slow.Forward(slow.Release("1", ("select pg_sleep(60)", "")), out _));

        await SqlAsync("select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid()");
        (await SqlAsync("select count(*) from pg_locks where locktype = 'advisory'")).Should().Be("0");
        await ApplyAsync(poems.Forward(poems.Release("2", Steps[..1]), out _));
    }

    [FactNeeding(Poems.Alembic)]
    public async Task Of_many_at_once_exactly_one_applies()
    {
        var release = poems.Release("1", Steps);
        var runs = Enumerable.Range(0, Migrators).Select(index => (Run: new Run(), Plan: poems.Forward(release, out _, "ada@laptop", $"run-{index}"))).ToList();
        await run.ApplyAsync(poems.Host.Unpack(PlannedRelease.Of(release), poems.Variables));

        await Task.WhenAll(runs.Select(each => each.Run.ApplyAsync(each.Plan)));

        runs.Count(each => !each.Run.Lines.Contains("the schema of api stays at its revision: nothing is pending", StringComparer.Ordinal)).Should().Be(1, "the others see nothing to do");
        (await SqlAsync("select version_num from alembic_version")).Should().Be("0003");
    }

    /// <summary>Each is a process of its own for a moment; <c>PIPELINE_SOAK=1</c> has all that the issue asks for.</summary>
    private static int Migrators => Soak.IsOn ? 64 : 8;

    private Task<string> SqlAsync(string sql) => postgres.Server.SqlAsync(sql, database);

    private async Task<Values> ApplyAsync(Plan plan)
    {
        var values = new Values();
        await run.ApplyAsync(plan, values);
        return values;
    }

    private static string Shown(SchemaChanges changes) => $"{changes.Before["api"]} -> {changes.After["api"]}";
}
