using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

public sealed class HoldTests
{
    /// <summary>Who has what, by name; a build reads it when it is created.</summary>
    private static readonly AsyncLocal<Dictionary<string, string>> Holders = new();

    public HoldTests() => Holders.Value = [];

    [Fact]
    public void Things_are_taken_once_before_the_first_target_and_given_back_after_the_last()
    {
        var run = new RunOf<Holding>().Run("All", "--parallel", "1");

        run.ExitCode.Should().Be(0, run.Errors);
        Story(run).Should().Equal(
            "took staging", "took production", "ran First", "ran Second", "ran Third", "gave back production", "gave back staging");
    }

    [Fact]
    public void They_are_given_back_after_a_failure()
    {
        var run = new RunOf<Holding>().Run("Broken");

        run.ExitCode.Should().Be(1);
        Story(run).Should().Equal("took staging", "gave back staging");
    }

    [Fact]
    public void What_another_run_has_keeps_this_one_from_starting_and_the_rest_is_given_back()
    {
        Holders.Value!.Add("production", "bob, run 20260131-140000-1a2b, since 14:00 UTC, for DeployProd");

        var run = new RunOf<Holding>().Run("All");

        run.ExitCode.Should().Be(1);
        Golden.Matches(run.Output + run.Errors);
    }

    [Fact]
    public void Skipped_targets_hold_nothing()
    {
        Holders.Value!.Add("production", "bob");

        new RunOf<Holding>().Run("All", "--skip", "Third").ExitCode.Should().Be(0);
    }

    [Fact]
    public void What_cannot_be_given_back_fails_the_run_after_the_rest_was()
    {
        var run = new RunOf<Holding>().Run("HoldsTight");

        run.ExitCode.Should().Be(1);
        Golden.Matches(run.Output + run.Errors);
    }

    [Fact]
    public void A_dry_run_takes_nothing_and_says_who_has_it()
    {
        Holders.Value!.Add("staging", "bob, since 14:00 UTC");

        var run = new RunOf<Holding>().Run("All", "--dry-run");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("a real run would stop here: the lease of staging is taken: bob, since 14:00 UTC").And.NotContain("took");
    }

    [Fact]
    public void A_dry_run_that_cannot_read_who_has_it_says_what_it_assumes()
    {
        var run = new RunOf<Holding>().Run("OnDeadHost", "--dry-run");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("who has the lease of dead could not be read: The host does not answer. Assumed that nobody has the lease of dead.");
    }

    private static IEnumerable<string> Story(Started run) =>
        run.Output.Split('\n').Where(line => line.Split(' ')[0] is "took" or "gave" or "ran");

    private sealed class Holding : SayingBuild
    {
        private readonly Dictionary<string, string> holders = Holders.Value!;

        public Target First => _ => _.Holds(_ => Lease("staging")).Executes(Says("First"));

        public Target Second => _ => _.Holds(_ => Lease("staging")).Executes(Says("Second"));

        public Target Third => _ => _.Holds(_ => Lease("production")).Executes(Says("Third"));

        public Target All => _ => _.DependsOn(First, Second, Third);

        public Target Broken => _ => _.Holds(_ => Lease("staging")).Executes(Fails());

        public Target HoldsTight => _ => _
            .Holds(_ => Lease("staging"))
            .Holds(_ => new TestHold("production", holders) { CannotBeReleased = true })
            .Executes(Says("HoldsTight"));

        public Target OnDeadHost => _ => _
            .Holds(_ => new TestHold("dead", holders) { IsUnreadable = true })
            .Plans(_ => Plan.Nothing("nobody is there"));

        private TestHold Lease(string name) => new(name, holders);
    }
}
