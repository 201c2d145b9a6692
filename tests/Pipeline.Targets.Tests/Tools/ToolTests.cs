using static Pipeline.Targets.Tools;

namespace Pipeline.Targets.Tests;

/// <summary>Tools that really run.</summary>
public sealed class ToolTests
{
    [Fact]
    public void A_tool_gives_its_lines_and_shows_them()
    {
        var run = Started.Build<Build>("Lines");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("> sh -c 'echo one; echo two >&2'\n").And.Contain("\none\n").And.Contain("\ntwo\n");
        run.Output.Should().Contain("took one\n").And.Contain("took two as error\n");
    }

    [Fact]
    public void It_runs_in_the_root_by_default_and_has_its_variables()
    {
        var repository = new TestRepository();

        Started.In<Build>(repository, "Where").Output.Should().Contain($"\n{repository.Root} x\n");
    }

    [Fact]
    public void A_quiet_tool_shows_nothing() => Started.Build<Build>("Silent").Output.Should().NotContain("noise");

    [Fact]
    public void A_failure_carries_the_exit_code_and_the_last_lines()
    {
        var run = Started.Build<Build>("Fails");

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("sh ended with exit code 3.").And.Contain("the reason");
    }

    [Fact]
    public void A_tool_that_takes_too_long_is_ended() =>
        Started.Build<Build>("Slow").Output.Should().Contain("sh took longer than 200 ms and was ended.");

    [Fact]
    public void Secrets_in_arguments_are_not_shown()
    {
        var run = Started.Build<Build>("Secretive");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("--key ***").And.NotContain("correct-horse");
    }

    [Fact]
    public void The_usual_tools_are_there() => Started.Build<Build>("Usual").Output.Should().Contain("git version");

    [Fact]
    public void A_program_of_the_repository_runs()
    {
        var repository = new TestRepository().With("tools/hello.sh", "#!/bin/sh\necho hello $1\n");
        File.SetUnixFileMode(Path.Combine(repository.Root, "tools/hello.sh"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Started.In<Build>(repository, "Local").Output.Should().Contain("hello world\n");
    }

    [Fact]
    public void A_missing_tool_that_is_optional_is_null() => Started.Build<Build>("Optional").Output.Should().Contain("there is none\n");

    [Fact]
    public void A_required_tool_that_is_missing_is_a_problem_before_anything_runs()
    {
        var run = Started.Build<Build>("Requiring");

        run.ExitCode.Should().Be(2);
        run.Output.Should().NotContain("sh -c");
        Golden.Matches(Refused.WithoutPlaces(run.Errors));
    }

    private sealed class Build : PipelineBuild
    {
        [PathVariable]
        private readonly Tool Sh = null!;

        [LocalPath("tools/hello.sh")]
        private readonly Tool Hello = null!;

        [PathVariable("no-such-tool")]
        [Optional]
        private readonly Tool? Missing = null;

        [PathVariable]
        public Tool NoSuchTool { get; } = null!;

        public Target Lines => _ => _.Executes(() =>
        {
            var lines = Sh("-c \"echo one; echo two >&2\"");
            foreach (var line in lines) Console.WriteLine($"took {line.Text}{(line.IsError ? " as error" : "")}");
        });

        public Target Where =>
            _ => _.Executes(() => Sh("-c 'echo $(pwd -P) $X'", environmentVariables: new Dictionary<string, string> { ["X"] = "x" }));

        public Target Silent => _ => _.Executes(() => Sh("-c 'echo noise'", logOutput: false));

        public Target Fails => _ => _.Executes(() => Sh("-c 'echo the reason; exit 3'", logOutput: false));

        public Target Slow => _ => _.Executes(() => Sh("-c 'sleep 60'", timeout: 200));

        public Target Secretive => _ => _.Executes(() => Sh($"-c 'echo $0 $1' --key {"correct-horse":r}"));

        public Target Usual => _ => _.Executes(() => Git("--version"));

        public Target Local => _ => _.Executes(() => Hello("world"));

        public Target Optional => _ => _.Executes(() => Console.WriteLine(Missing is null ? "there is none" : "there is one"));

        public Target Requiring => _ => _.DependsOn(Lines).Requires(() => NoSuchTool).Executes(() => { });
    }
}
