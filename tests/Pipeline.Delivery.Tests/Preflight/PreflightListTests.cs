using Pipeline.Plans;
using static Pipeline.Delivery.PreflightOutcome;

namespace Pipeline.Delivery.Tests.Preflight;

public sealed class PreflightListTests
{
    [Fact]
    public void Nothing_stands_against_what_is_ready() =>
        PreflightList.Of(Facts.Ready()).Should().OnlyContain(check => check.Outcome == Ok && check.Fix == null);

    [Theory]
    [InlineData(true, Error)]
    [InlineData(false, Warning)]
    public void A_dirty_tree_blocks_where_it_is_protected(bool isProtected, PreflightOutcome outcome)
    {
        var facts = Facts.Ready(isProtected) with { Checkout = Facts.Clean with { DirtyHash = "0badf00d" } };

        facts.Check("working tree").Outcome.Should().Be(outcome);
    }

    [Theory]
    [InlineData(true, Ok)]
    [InlineData(false, Error)]
    [InlineData(null, Warning)]
    public void Tests_that_have_yet_to_run_do_not_block(bool? passed, PreflightOutcome outcome) =>
        (Facts.Ready(isProtected: false) with { TestsPassed = passed }).Check("tests").Outcome.Should().Be(outcome);

    [Fact]
    public void A_missing_image_blocks()
    {
        var facts = Facts.Ready(isProtected: false) with { MissingImages = Facts.Known("web") };

        facts.Check("images").Should().Be(new PreflightCheck("images", Error, "Not pushed: web.", "./build.sh Push"));
    }

    [Fact]
    public void Pending_migrations_are_listed()
    {
        var facts = Facts.Ready() with { PendingMigrations = Facts.Known(new PendingMigration("api", new("002", "add-created-time")), new PendingMigration("api", new("003", "add-author"))) };

        facts.Check("migrations").Should().Be(
            new PreflightCheck("migrations", Ok, "2 pending, applied before traffic: api 002 add-created-time, api 003 add-author."));
    }

    [Fact]
    public void A_breaking_migration_is_a_warning()
    {
        var facts = Facts.Ready() with { PendingMigrations = Facts.Known(new PendingMigration("api", new("004", "drop-name"))) };

        var check = facts.Check("migrations");
        check.Outcome.Should().Be(Warning);
        check.Text.Should().EndWith("The running release cannot work with: api 004 drop-name.");
    }

    [Fact]
    public void Missing_variables_block_and_the_fix_names_one()
    {
        var check = (Facts.Ready() with { MissingVariables = ["API_KEY", "DB_URL"] }).Check("variables");

        check.Should().Be(new PreflightCheck(
            "variables", Error, "Without a value: API_KEY, DB_URL.", "Set API_KEY, or PRODUCTION_API_KEY for production alone."));
    }

    [Fact]
    public void A_secret_in_git_blocks_everywhere()
    {
        var facts = Facts.Ready(isProtected: false) with { SecretsInGit = Facts.Known(new SecretFinding("api/key.pem", 1, "a private key")) };

        facts.Check("secrets").Outcome.Should().Be(Error);
    }

    [Theory]
    [InlineData(24, true, Ok)]
    [InlineData(25, true, Error)]
    [InlineData(25, false, Warning)]
    public void A_backup_may_be_as_old_as_its_policy_says(int hours, bool isProtected, PreflightOutcome outcome)
    {
        var facts = Facts.Ready(isProtected) with { Backups = [Facts.Backup(TimeSpan.FromHours(hours))] };

        facts.Check("backup").Outcome.Should().Be(outcome);
    }

    [Fact]
    public void A_policy_without_a_backup_does_not_count_on_another_one()
    {
        var check = (Facts.Ready() with { Backups = [Facts.Backup(TimeSpan.Zero), Facts.Backup(null)] }).Check("backup");

        check.Should().Be(new PreflightCheck("backup", Error, "database has none.", "./build.sh Backup --environment production"));
    }

    [Fact]
    public void A_backup_of_the_future_is_a_wrong_clock_and_no_fresh_backup() =>
        (Facts.Ready() with { Backups = [Facts.Backup(TimeSpan.FromHours(-2))] }).Check("backup").Should().Be(new PreflightCheck(
            "backup", Error, "database's newest is dated 2 h ahead: a clock is wrong.", "./build.sh Backup --environment production"));

    [Fact]
    public void The_first_deployment_needs_no_backup_and_has_nothing_to_go_back_to()
    {
        var facts = Facts.Ready() with { Backups = [Facts.Backup(null)], History = Facts.Known<DeploymentRecord>() };

        facts.Check("backup").Outcome.Should().Be(Ok);
        facts.Check("rollback").Outcome.Should().Be(Warning);
    }

    [Fact]
    public void What_cannot_be_read_blocks_and_says_why()
    {
        var facts = Facts.Ready() with { History = Answer<IReadOnlyList<DeploymentRecord>>.Unreadable("connection refused") };

        facts.Check("rollback").Should().Be(new PreflightCheck(
            "rollback", Error, "They could not be read: connection refused", "Mend that, then ./build.sh Preflight again."));
    }
}
