using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

public sealed class TimeoutTests
{
    [Fact]
    public void A_target_that_takes_too_long_is_ended_and_fails()
    {
        var run = new RunOf<Slow> { Time = new HurriedTime() }.Run("AfterCommand");

        run.ExitCode.Should().Be(1);
        run.Statuses().Should().Contain("Command", "Failed").And.Contain("AfterCommand", "Not run");
        run.Output.Should().Contain("Command took longer than its timeout of 10 s and was ended.");
    }

    [Fact]
    public void What_it_has_begun_is_undone()
    {
        new RunOf<Slow> { Time = new HurriedTime() }.Run("Guarded").Output.Should().Contain("undone");
    }

    [Fact]
    public void Code_that_cannot_be_ended_is_left_to_itself()
    {
        var build = new RunOf<Slow> { Time = new HurriedTime() };

        var run = build.Run("Code");
        build.Build!.End.Set();

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("Code took longer than its timeout of 10 s and was ended.");
    }

    [Fact]
    public void A_target_in_time_is_not_disturbed() => new RunOf<Slow>().Run("Quick").ExitCode.Should().Be(0);

    private sealed class Slow : SayingBuild
    {
        public ManualResetEventSlim End { get; } = new();

        public Target Command => _ => _.Timeout(TimeSpan.FromSeconds(10)).Plans(_ => new RunCommand(new Command("sleep", "60")));

        public Target AfterCommand => _ => _.DependsOn(Command).Executes(Says("AfterCommand"));

        public Target Guarded => _ => _.Timeout(TimeSpan.FromSeconds(10)).Plans(_ =>
            Plan.Guard(new RunCommand(new Command("sleep", "60")), onFailure: new RunCommand(new Command("echo", "undone"))));

        public Target Code => _ => _.Timeout(TimeSpan.FromSeconds(10)).Executes(() => End.Wait(TimeSpan.FromSeconds(30)));

        public Target Quick => _ => _.Timeout(TimeSpan.FromMinutes(10)).Plans(_ => new RunCommand(new Command("true")));
    }
}
