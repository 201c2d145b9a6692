using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

public sealed class ContinueTests
{
    private readonly RunOf<Flaky> build = new() { Repository = new TestRepository().Committed() };

    private string Switch => Path.Combine(build.Repository.Root, ".nuke", "temp", "works");

    [Fact]
    public void What_succeeded_in_the_last_run_is_not_done_again()
    {
        build.Run("Last", "--parallel", "1").ExitCode.Should().Be(1);
        File.WriteAllText(Switch, "");

        var run = build.Run("Last", "--parallel", "1", "--continue");

        run.ExitCode.Should().Be(0, run.Errors);
        run.Ran().Should().Equal("Flaps", "Last");
        run.Reasons().Should().Contain("First", "succeeded in the last run").And.Contain("Planned", "succeeded in the last run");
    }

    [Fact]
    public void A_continued_run_can_be_continued()
    {
        build.Run("Last");
        build.Run("Last", "--continue").ExitCode.Should().Be(1);
        File.WriteAllText(Switch, "");

        build.Run("Last", "--continue").Ran().Should().Equal("Flaps", "Last");
    }

    [Fact]
    public void After_a_run_that_succeeded_there_is_nothing_to_do()
    {
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.GetDirectoryName(Switch)!).FullName, "works"), "");
        build.Run("Last").ExitCode.Should().Be(0);

        var run = build.Run("Last", "--continue");

        run.ExitCode.Should().Be(0);
        run.Ran().Should().BeEmpty();
    }

    [Fact]
    public void Without_an_earlier_run_it_is_refused() => Refused("Last", "there is no earlier run to continue");

    [Fact]
    public void With_other_arguments_it_is_refused()
    {
        build.Run("Last");

        Refused("First", "the last run (20260131-142530-0001) was asked for something else: ./build.sh Last");
    }

    [Fact]
    public void On_another_commit_it_is_refused()
    {
        build.Run("Last");
        build.Repository.Committed(content: "two");

        Refused("Last", "the last run (20260131-142530-0001) was of ae7729e0, this is eca61126");
    }

    [Fact]
    public void On_a_changed_tree_it_is_refused()
    {
        build.Run("Last");
        build.Repository.With("code.txt", "changed");

        Refused("Last", "the last run (20260131-142530-0001) was of ae7729e0, this is ae7729e0-dirty.");
    }

    [Fact]
    public void A_run_that_never_started_leaves_nothing_to_continue()
    {
        build.Run("Last");
        build.Run("Demanding").ExitCode.Should().Be(2);

        build.Run("Last", "--continue").Statuses()["First"].Should().Be("Skipped");
    }

    private void Refused(string target, string why)
    {
        var run = build.Run(target, "--continue");

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Errors.Should().StartWith($"error: --continue is refused: {why}").And.EndWith($"  fix: Run everything: ./build.sh {target}\n");
    }

    private sealed class Flaky : SayingBuild
    {
        public Target First => _ => _.Executes(Says("First"), Says("First again"));

        public Target Planned => _ => _.DependsOn(First).Plans(_ => Plan.Sequence(
            ("one", new RunCommand(new Command("true"))),
            ("two", new RunCommand(new Command("true")))));

        public Target Flaps => _ => _.DependsOn(Planned).Executes(() =>
        {
            if (!File.Exists(TemporaryDirectory / "works")) throw new FailureException("Not today.");
            Says("Flaps")();
        });

        public Target Last => _ => _.DependsOn(Flaps).Executes(Says("Last"));

        public Target Demanding => _ => _.Requires(() => 1 > 2).Executes(Says("Demanding"));
    }
}
