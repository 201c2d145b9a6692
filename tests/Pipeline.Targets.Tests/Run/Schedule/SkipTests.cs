namespace Pipeline.Targets.Tests;

/// <summary>NUKE.md, "Skips": what becomes of a target that is not wanted, of what it needs and of what needs it.</summary>
public sealed class SkipTests
{
    [Fact]
    public void What_depends_on_a_skipped_target_runs()
    {
        var run = Started.Build<Chain>("Test", "--skip", "Compile");

        run.ExitCode.Should().Be(0);
        run.Ran().Should().Equal("Test");
    }

    [Fact]
    public void What_only_a_skipped_target_needs_is_skipped_with_it()
    {
        var run = Started.Build<Chain>("Test", "--skip", "Compile");

        run.Statuses().Should().Contain("Restore", "Skipped").And.Contain("Compile", "Skipped").And.Contain("Test", "Succeeded");
        run.Reasons()["Compile"].Should().Be("by --skip");
        run.Reasons()["Restore"].Should().Be("only Compile needs it");
    }

    [Fact]
    public void What_another_target_needs_too_runs()
    {
        Started.Build<Diamond>("All", "--skip", "Left").Ran().Should().BeEquivalentTo("Base", "Right", "All");
    }

    [Fact]
    public void WhenSkipped_Execute_runs_what_only_a_skipped_target_needs()
    {
        Started.Build<Executing>("Test", "--skip", "Compile").Ran().Should().Equal("Restore", "Test");
    }

    [Fact]
    public void Skip_without_names_runs_only_what_was_invoked()
    {
        Started.Build<Chain>("Compile", "Test", "--skip").Ran().Should().Equal("Compile", "Test");
    }

    [Fact]
    public void Of_an_invoked_target_that_is_skipped_by_name_only_the_dependencies_are()
    {
        Started.Build<Chain>("Test", "--skip", "Test").Ran().Should().Equal("Test");
    }

    [Fact]
    public void What_a_skipped_target_triggers_is_skipped()
    {
        Started.Build<Triggering>("First", "--skip", "Middle").Ran().Should().Equal("First");
    }

    [Fact]
    public void What_another_target_triggers_too_runs()
    {
        Started.Build<TwiceTriggered>("One", "Two", "--skip", "One", "--parallel", "1").Ran().Should().Equal("One", "Two", "Report");
        Started.Build<TwiceTriggered>("Both", "--skip", "One", "--parallel", "1").Ran().Should().Equal("Two", "Report", "Both");
    }

    private sealed class Chain : SayingBuild
    {
        public Target Restore => _ => _.Executes(Says("Restore"));

        public Target Compile => _ => _.DependsOn(Restore).Executes(Says("Compile"));

        public Target Test => _ => _.DependsOn(Compile).Executes(Says("Test"));
    }

    private sealed class Diamond : SayingBuild
    {
        public Target Base => _ => _.Executes(Says("Base"));

        public Target Left => _ => _.DependsOn(Base).Executes(Says("Left"));

        public Target Right => _ => _.DependsOn(Base).Executes(Says("Right"));

        public Target All => _ => _.DependsOn(Left, Right).Executes(Says("All"));
    }

    private sealed class Executing : SayingBuild
    {
        public Target Restore => _ => _.Executes(Says("Restore"));

        public Target Compile => _ => _.DependsOn(Restore).WhenSkipped(DependencyBehavior.Execute).Executes(Says("Compile"));

        public Target Test => _ => _.DependsOn(Compile).Executes(Says("Test"));
    }

    private sealed class Triggering : SayingBuild
    {
        public Target First => _ => _.Triggers(Middle).Executes(Says("First"));

        public Target Middle => _ => _.Triggers(Last).Executes(Says("Middle"));

        public Target Last => _ => _.Executes(Says("Last"));
    }

    private sealed class TwiceTriggered : SayingBuild
    {
        public Target One => _ => _.Triggers(Report).Executes(Says("One"));

        public Target Two => _ => _.Triggers(Report).Executes(Says("Two"));

        public Target Report => _ => _.Executes(Says("Report"));

        public Target Both => _ => _.DependsOn(One, Two).Executes(Says("Both"));
    }
}
