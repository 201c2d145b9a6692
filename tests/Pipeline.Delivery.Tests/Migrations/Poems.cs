using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Migrations;

/// <summary>Releases of a service whose schema Alembic moves, on a local host: what a release needs lies in the store, as after a push.</summary>
internal sealed class Poems : IDisposable
{
    /// <summary>Debian's, which has the driver.</summary>
    public const string Alembic = "/usr/bin/alembic";

    private readonly TemporaryFolder folder = new();
    private readonly Secret database;

    public Poems(string database) => this.database = new Secret("DATABASE_URL", database);

    public Service Service { get; init; } = new("api")
    {
        Toolchain = new PythonToolchain(),
        Secrets = ["DATABASE_URL"],
        Migrations = new AlembicMigrations { Program = [Alembic], DatabaseVariable = "DATABASE_URL" },
    };

    public Site Site
    {
        get
        {
            var environment = new DeploymentEnvironment("staging") { Host = new LocalHost(1) };
            return new(new Application("poems") { Services = [Service], Environments = [environment] }, environment, folder.Path);
        }
    }

    public IEnvironmentHost Host => Site.Environment.Host.For(Site);

    public Variables Variables => new(Variables.None.Secrets.Add("api", System.Collections.Immutable.ImmutableSortedDictionary<string, Secret>.Empty.Add("DATABASE_URL", database)));

    /// <summary>A release with the first migrations, each given as the body of <c>upgrade</c> and of <c>downgrade</c>.</summary>
    public Release Release(string version, params (string Up, string Down)[] migrations)
    {
        var digest = $"sha256:{version}";
        var content = $".nuke/local/store/sha256-{version}";
        folder.Write($"{content}/alembic.ini", "[alembic]\nscript_location = migrations\n[loggers]\nkeys = root\n[handlers]\nkeys = console\n[formatters]\nkeys =\n"
            + "[logger_root]\nlevel = INFO\nhandlers = console\n[handler_console]\nclass = StreamHandler\nargs = (sys.stderr,)\n");
        folder.Write($"{content}/migrations/env.py", """
            import os
            from alembic import context
            from sqlalchemy import create_engine

            url = os.environ["DATABASE_URL"]
            if context.is_offline_mode():
                context.configure(url=url, literal_binds=True)
                with context.begin_transaction():
                    context.run_migrations()
            else:
                with create_engine(url).connect() as connection:
                    context.configure(connection=connection, transaction_per_migration=True)
                    with context.begin_transaction():
                        context.run_migrations()
            """);
        for (var index = 0; index < migrations.Length; index++)
        {
            var before = index == 0 ? "None" : $"\"{index:0000}\"";
            folder.Write($"{content}/migrations/versions/{index + 1:0000}_step.py", $"""
                '''step {index + 1}'''
                from alembic import op
                revision = "{index + 1:0000}"
                down_revision = {before}

                def upgrade():
                    op.execute("{migrations[index].Up}")

                def downgrade():
                    op.execute("{migrations[index].Down}")
                """);
        }

        return new Release(version, new string('a', 40), new(StringComparer.Ordinal) { ["api"] = digest });
    }

    public Plan Forward(Release release, out Value<SchemaChanges> schema, string by = "ada@laptop", string run = "run-1") =>
        MigrationPlan.Of(Site, Host, HostState.Empty, PlannedRelease.Of(release), Variables, new RunStamp(run, by, TimeProvider.System), out schema);

    public Plan Back(Release running, params IReadOnlyList<WayBack> ways) =>
        MigrationPlan.Back(Site, Host, running, ways, Variables, new RunStamp("run-1", "ada@laptop", TimeProvider.System));

    public void Dispose() => folder.Dispose();
}
