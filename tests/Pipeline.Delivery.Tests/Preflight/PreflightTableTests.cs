namespace Pipeline.Delivery.Tests.Preflight;

public sealed class PreflightTableTests
{
    [Fact]
    public void What_blocks_stands_first_and_the_last_line_says_so()
    {
        var facts = Facts.Ready() with
        {
            Checkout = Facts.Clean with { DirtyHash = "0badf00d" },
            PendingMigrations = Facts.Known(new PendingMigration("api", new("004", "drop-name"))),
            Backups = [Facts.Backup(TimeSpan.FromHours(49.5))],
        };

        string.Join('\n', PreflightTable.Of("production", PreflightList.Of(facts))).Should().Be(
            """
            BLOCKS   working tree  It differs from commit 1a2b3c4d; nobody else could build this again.
                                   -> Commit or stash the changes; git status lists them.
            BLOCKS   backup        database's newest is 49 h 30 m old; at most 24 h is asked for.
                                   -> ./build.sh Backup --environment production
            warning  migrations    1 pending, applied before traffic: api 004 drop-name. The running release cannot work with: api 004 drop-name.
                                   -> Take a backup before; afterwards ./build.sh Rollback needs --with-migrations.
            ok       tests         They passed for 1a2b3c4d.
            ok       images        All of them are pushed.
            ok       variables     All variables and secrets have a value.
            ok       secrets       None was found in the files that Git tracks.
            ok       rollback      1.3.1 can come back: ./build.sh Rollback --environment production

            Not ready for production: working tree, backup.
            """);
    }

    [Theory]
    [InlineData(true, "Nothing stands against deploying to production.")]
    [InlineData(null, "Nothing stands against deploying to production; read the warning.")]
    public void The_verdict_tells_of_warnings(bool? testsPassed, string verdict)
    {
        var facts = Facts.Ready() with { TestsPassed = testsPassed };

        PreflightTable.Verdict("production", PreflightList.Of(facts)).Should().Be(verdict);
    }
}
