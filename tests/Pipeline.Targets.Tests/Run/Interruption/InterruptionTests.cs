using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

/// <summary>What becomes of a run that is interrupted. The signals themselves are tested on a process of its own.</summary>
public sealed class InterruptionTests
{
    private static readonly AsyncLocal<Interrupter> Current = new();

    [Fact]
    public void Work_ends_assured_targets_run_and_what_is_held_is_given_back()
    {
        var run = Run("Cleanup", "--parallel", "1");

        run.ExitCode.Should().Be(130);
        Golden.Matches(run.Output);
    }

    [Fact]
    public void What_has_begun_is_undone() => Run("Guarded").Output.Should().Contain("undone\n");

    [Fact]
    public void What_cannot_be_undone_in_time_is_ended()
    {
        var run = Run("EndlessUndoing");

        run.ExitCode.Should().Be(130);
        run.Statuses()["EndlessUndoing"].Should().Be("Interrupted");
    }

    [Fact]
    public void What_does_not_end_at_all_is_not_waited_for()
    {
        var run = Run("Endless", "Assured");

        run.ExitCode.Should().Be(130);
        run.Reasons()["Endless"].Should().Be("it did not end in time");
    }

    [Fact]
    public void Code_that_waits_is_left_to_itself_and_assured_targets_run()
    {
        var run = Run("AfterCode");

        run.ExitCode.Should().Be(130);
        run.Statuses()["Code"].Should().Be("Interrupted");
        run.Ran().Should().Equal("AfterCode");
    }

    [Fact]
    public void An_assured_target_that_runs_already_goes_on()
    {
        var run = Run("AssuredInterrupts");

        run.ExitCode.Should().Be(130);
        run.Statuses()["AssuredInterrupts"].Should().Be("Succeeded");
    }

    [Fact]
    public void A_run_that_is_interrupted_before_it_starts_starts_nothing()
    {
        var run = Run("InterruptedWhileChecking");

        run.ExitCode.Should().Be(130);
        run.Output.Should().EndWith("Interrupted by SIGINT: nothing was started.\n").And.NotContain("ran ");
    }

    [Fact]
    public void A_run_that_is_interrupted_while_it_waits_for_an_answer_starts_nothing()
    {
        using var interrupter = new Interrupter(TimeProvider.System);
        var run = new RunOf<Production>
        {
            Interrupter = interrupter,
            Ask = () =>
            {
                interrupter.Interrupt("SIGINT");
                Thread.Sleep(2000);
                return "production";
            },
        }.Run("DeployProd");

        run.ExitCode.Should().Be(130);
        run.Output.Should().NotContain("ran ");
    }

    private static Started Run(params string[] arguments)
    {
        var time = new HurriedTime();
        using var interrupter = Current.Value = new Interrupter(time);
        return new RunOf<Interrupted> { Interrupter = interrupter, Time = time }.Run(arguments);
    }

    private sealed class Interrupted : SayingBuild
    {
        private readonly Interrupter interrupter = Current.Value!;

        public Target Work => _ => _.Holds(_ => new TestHold("staging", [])).Plans(_ => Plan.Sequence(
            ("interrupt", new Interrupting(interrupter)),
            ("never", new RunCommand(new Command("echo", "never")))));

        public Target Next => _ => _.DependsOn(Work).Executes(Says("Next"));

        public Target Cleanup => _ => _.DependsOn(Next).AssuredAfterFailure().Executes(Says("Cleanup"));

        public Target Guarded => _ => _.Plans(_ =>
            Plan.Guard(new Interrupting(interrupter), onFailure: new RunCommand(new Command("echo", "undone"))));

        public Target EndlessUndoing => _ => _.Plans(_ =>
            Plan.Guard(new Interrupting(interrupter), onFailure: new RunCommand(new Command("sleep", "60"))));

        public Target Endless => _ => _.Plans(_ => new Interrupting(interrupter) { IsStubborn = true });

        public Target Assured => _ => _.After(Endless).AssuredAfterFailure().Executes(Says("Assured"));

        public Target Code => _ => _.Executes(() =>
        {
            interrupter.Interrupt("SIGTERM");
            Thread.Sleep(3000);
        });

        public Target AfterCode => _ => _.DependsOn(Code).AssuredAfterFailure().Executes(Says("AfterCode"));

        public Target AssuredInterrupts => _ => _.AssuredAfterFailure().Plans(_ => Plan.Sequence(
            ("interrupt", new RunCode("here", () => Task.FromResult(interrupter.Interrupt("SIGINT")))),
            ("after", new RunCommand(new Command("true")))));

        public Target InterruptedWhileChecking => _ => _
            .Checks(async context =>
            {
                interrupter.Interrupt("SIGINT");
                await Task.Delay(TimeSpan.FromSeconds(60), context.Cancellation);
                return [];
            })
            .Executes(Says("InterruptedWhileChecking"));
    }

    private sealed class Production : SayingBuild, IPipelineBuild
    {
        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("production", IsProtected: true)];

        public Target DeployProd => _ => _.In("production").Holds(_ => new TestHold("production", [])).Executes(Says("DeployProd"));
    }
}
