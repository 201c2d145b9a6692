namespace Pipeline.Targets.Tests;

/// <summary>What a failure does to the other targets of a run.</summary>
public sealed class FailureTests
{
    [Fact]
    public void What_depends_on_a_failed_target_does_not_run_and_says_which()
    {
        var run = Started.Build<Broken>("Last");

        run.ExitCode.Should().Be(1);
        run.Ran().Should().BeEmpty();
        run.Statuses().Should().Contain("Bad", "Failed").And.Contain("Middle", "Not run").And.Contain("Last", "Not run");
        run.Reasons().Should().Contain("Middle", "Bad failed").And.Contain("Last", "Bad failed");
    }

    [Fact]
    public void Independent_targets_finish()
    {
        Started.Build<Broken>("Last", "Independent", "--parallel", "1").Ran().Should().Equal("Independent");
    }

    [Fact]
    public void What_only_follows_a_failed_target_runs()
    {
        Started.Build<Broken>("Bad", "Follower").Ran().Should().Equal("Follower");
    }

    [Fact]
    public void After_ProceedAfterFailure_dependents_run_and_the_run_fails_in_the_end()
    {
        var run = Started.Build<Proceeding>("Last");

        run.ExitCode.Should().Be(1);
        run.Ran().Should().Equal("Last");
        run.Statuses()["Bad"].Should().Be("Failed");
    }

    [Fact]
    public void An_assured_target_runs_though_what_it_depends_on_failed()
    {
        Started.Build<Assured>("Cleanup").Ran().Should().Equal("Cleanup");
    }

    [Fact]
    public void An_assured_target_waits_for_the_targets_before_it()
    {
        Started.Build<Assured>("CleanupOfSlow").Ran().Should().Equal("Slow", "CleanupOfSlow");
    }

    [Fact]
    public void What_depends_on_an_assured_target_does_not_run_after_a_failure_behind_it()
    {
        var run = Started.Build<Assured>("AfterCleanup");

        run.Ran().Should().Equal("Cleanup");
        run.Reasons()["AfterCleanup"].Should().Be("Bad failed");
    }

    [Fact]
    public void The_failure_of_an_assured_target_is_reported_too()
    {
        var run = Started.Build<Assured>("BadCleanup");

        run.ExitCode.Should().Be(1);
        run.Statuses().Should().Contain("Bad", "Failed").And.Contain("BadCleanup", "Failed");
        run.Output.Should().Contain("Cannot clean up.");
    }

    [Fact]
    public void An_assured_target_that_is_skipped_does_not_run()
    {
        Started.Build<Assured>("Bad", "AfterCleanup", "--skip", "Cleanup").Ran().Should().BeEmpty();
    }

    [Fact]
    public void A_failed_target_triggers_nothing()
    {
        var run = Started.Build<Triggering>("Bad");

        run.Ran().Should().BeEmpty();
        run.Reasons()["Report"].Should().Be("Bad failed");
    }

    [Fact]
    public void What_another_target_triggers_too_runs()
    {
        Started.Build<Triggering>("Bad", "Good", "--parallel", "1").Ran().Should().Equal("Good", "Report");
    }

    [Fact]
    public void What_was_invoked_runs_though_its_trigger_failed()
    {
        Started.Build<Triggering>("Bad", "Report").Ran().Should().Equal("Report");
    }

    [Fact]
    public void A_failed_body_ends_its_target()
    {
        Started.Build<Bodies>("Three").Ran().Should().Equal("one");
    }

    [Fact]
    public void An_unexpected_exception_shows_where_it_came_from_and_an_expected_failure_does_not()
    {
        var unexpected = Started.Build<Bodies>("Unexpected").Output;
        var expected = Started.Build<Bodies>("Three").Output;

        unexpected.Should().Contain("Unexpected failed:\n  System.ArithmeticException: Two and two is five.\n    |    at Pipeline.Targets.Tests.")
            .And.NotContain("AbandonableBody").And.NotContain("Applier");
        expected.Should().NotContain(" at ");
    }

    private sealed class Broken : SayingBuild
    {
        public Target Bad => _ => _.Executes(Fails());

        public Target Middle => _ => _.DependsOn(Bad).Executes(Says("Middle"));

        public Target Last => _ => _.DependsOn(Middle).Executes(Says("Last"));

        public Target Independent => _ => _.Executes(Says("Independent"));

        public Target Follower => _ => _.After(Bad).Executes(Says("Follower"));
    }

    private sealed class Proceeding : SayingBuild
    {
        public Target Bad => _ => _.ProceedAfterFailure().Executes(Fails());

        public Target Last => _ => _.DependsOn(Bad).Executes(Says("Last"));
    }

    private sealed class Assured : SayingBuild
    {
        public Target Bad => _ => _.Executes(Fails());

        public Target Cleanup => _ => _.DependsOn(Bad).AssuredAfterFailure().Executes(Says("Cleanup"));

        public Target AfterCleanup => _ => _.DependsOn(Cleanup).Executes(Says("AfterCleanup"));

        public Target BadCleanup => _ => _.DependsOn(Bad).AssuredAfterFailure().Executes(Fails("Cannot clean up."));

        public Target Slow => _ => _.Executes(async () =>
        {
            await Task.Delay(50);
            Console.WriteLine("ran Slow");
        });

        public Target CleanupOfSlow => _ => _.DependsOn(Bad, Slow).AssuredAfterFailure().Executes(Says("CleanupOfSlow"));
    }

    private sealed class Triggering : SayingBuild
    {
        public Target Bad => _ => _.Triggers(Report).Executes(Fails());

        public Target Good => _ => _.Triggers(Report).Executes(Says("Good"));

        public Target Report => _ => _.Executes(Says("Report"));
    }

    private sealed class Bodies : SayingBuild
    {
        public Target Three => _ => _.Executes(Says("one"), Fails(), Says("three"));

        public Target Unexpected => _ => _.Executes(() => throw new ArithmeticException("Two and two is five."));
    }
}
