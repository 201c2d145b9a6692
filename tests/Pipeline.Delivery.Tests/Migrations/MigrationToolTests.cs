using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Migrations;

/// <summary>What migration tools print, and the commands that they are given.</summary>
public sealed class MigrationToolTests
{
    /// <summary>As Alembic 1.8 prints it, newest first; the lines of <c>current</c> before it.</summary>
    [Theory]
    [InlineData("", "", "0001 create poems, 0002 add author, later, 0003 index")]
    [InlineData("0001", "0001 create poems", "0002 add author, later, 0003 index")]
    [InlineData("0003 (head)", "0001 create poems, 0002 add author, later, 0003 index", "")]
    public void Alembic(string current, string applied, string pending)
    {
        var id = current.Split(' ')[0];
        var state = new AlembicMigrations().Read($"{current}\n0002 -> 0003 (head){Mark("0003")}, index\n0001 -> 0002{Mark("0002")}, add author, later\n<base> -> 0001{Mark("0001")}, create poems");

        string.Join(", ", state.Applied).Should().Be(applied);
        string.Join(", ", state.Pending).Should().Be(pending);
        state.Revision.Should().Be(id);

        string Mark(string revision) => revision == id ? " (current)" : "";
    }

    [Fact]
    public void Commands_of_Alembic()
    {
        var migrations = new AlembicMigrations { Program = ["python3", "-m", "alembic"] };

        migrations.StatusCommand.Should().Equal("sh", "-c", "\"$@\" current && exec \"$@\" history --indicate-current", "alembic", "python3", "-m", "alembic");
        migrations.ApplyCommand.Should().Equal("python3", "-m", "alembic", "upgrade", "head");
        migrations.PreviewCommand(MigrationState.Empty).Should().Equal("python3", "-m", "alembic", "upgrade", "head", "--sql");
        migrations.PreviewCommand(new([new("0001", "")], [])).Should().Equal("python3", "-m", "alembic", "upgrade", "0001:head", "--sql");
        migrations.BackCommands(MigrationState.Empty, "0001").Should().ContainSingle().Which.Should().Equal("python3", "-m", "alembic", "downgrade", "0001");
        migrations.BackCommands(MigrationState.Empty, "").Should().ContainSingle().Which.Should().EndWith("base");
    }

    [Fact]
    public void Flyway()
    {
        var state = new FlywayMigrations().Read("""
            {
              "schemaVersion": "2", "schemaName": "public", "flywayVersion": "9.22.3", "database": "app", "operation": "info", "allSchemasEmpty": false,
              "migrations": [
                { "category": "Versioned", "version": "1", "description": "create users", "type": "SQL", "installedOnUTC": "2026-11-20T09:00:00Z", "state": "Success", "undoable": "No" },
                { "category": "Versioned", "version": "2", "description": "add mail", "type": "SQL", "installedOnUTC": "2026-11-20T09:00:00Z", "state": "Out of Order", "undoable": "No" },
                { "category": "Versioned", "version": "3", "description": "index mail", "type": "SQL", "installedOnUTC": "", "state": "Pending", "undoable": "No" },
                { "category": "Repeatable", "version": "", "description": "views", "type": "SQL", "installedOnUTC": "2026-11-20T09:00:00Z", "state": "Success", "undoable": "" },
                { "category": "Repeatable", "version": "", "description": "grants", "type": "SQL", "installedOnUTC": "2026-11-20T09:00:00Z", "state": "Outdated", "undoable": "" }
              ]
            }
            """);

        state.Applied.Should().Equal(new Migration("1", "create users"), new Migration("2", "add mail"));
        state.Pending.Should().Equal(new Migration("3", "index mail"), new Migration("grants", "repeatable"));
        state.Revision.Should().Be("2");
        new FlywayMigrations().PreviewCommand(state).Should().BeNull("that is part of paid editions");
        new FlywayMigrations().BackCommands(state, "1").Should().BeNull("that is part of paid editions");
    }

    [Fact]
    public void A_migration_of_Flyway_that_failed_earlier_is_a_failure()
    {
        var read = () => new FlywayMigrations().Read("""{ "migrations": [{ "version": "3", "description": "index mail", "state": "Failed" }] }""");

        read.Should().Throw<FailureException>().WithMessage("The migration 3 index mail failed earlier; Flyway applies nothing before that is put right.");
    }

    [Theory]
    [InlineData("Flyway Community Edition 9\nERROR: Unable to connect")]
    [InlineData("{ \"error\": { \"message\": \"Unable to connect\" } }")]
    public void Flyway_that_prints_something_else_is_a_failure(string printed) =>
        FluentActions.Invoking(() => new FlywayMigrations().Read(printed)).Should().Throw<FailureException>()
            .WithMessage("flyway info did not print the document that it prints with -outputType=json: *");

    [Fact]
    public void Scripts_of_npm_as_TypeORM_prints_them()
    {
        var migrations = new NpmMigrations();
        var state = migrations.Read("query: SELECT * FROM \"migrations\"\n [X] 1 CreateUsers1700000000000\n \u001b[37m[X] 2 AddMail1700000000001\n [ ] IndexMail1700000000002\n");

        state.Applied.Select(migration => migration.Id).Should().Equal("CreateUsers1700000000000", "AddMail1700000000001");
        state.Pending.Select(migration => migration.Id).Should().Equal("IndexMail1700000000002");
        migrations.ApplyCommand.Should().Equal("npm", "run", "--silent", "migration:run");
        migrations.BackCommands(state, "").Should().HaveCount(2, "a script takes back one migration at a time");
        (migrations with { Revert = null }).BackCommands(state, "").Should().BeNull();
    }

    [Fact]
    public void Any_command_tells_lines()
    {
        var migrations = new CommandMigrations { Status = ["m", "status"], Apply = ["m", "up"], Back = ["m", "to={revision}"] };
        var state = migrations.Read("connecting\napplied 0001 create notes\napplied 0002\npending 0003 add author\r\n");

        state.Applied.Should().Equal(new Migration("0001", "create notes"), new Migration("0002", ""));
        state.Pending.Should().Equal(new Migration("0003", "add author"));
        migrations.BackCommands(state, "0001").Should().ContainSingle().Which.Should().Equal("m", "to=0001");
    }
}
