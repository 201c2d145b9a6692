using System.Diagnostics;

namespace Pipeline.Plans.Tests;

public sealed class ChildProcessTests
{
    private readonly Run run = new();

    [Fact]
    public async Task Arguments_arrive_as_they_are()
    {
        string[] hostile = ["a b", "", "'", "\"", "$HOME", "%PATH%", "*", "line\nbreak", "--", "ü"];

        await run.ApplyAsync(new RunCommand(Run.Shell("printf '[%s]' \"$@\"", hostile.Select(Value.Of))));

        string.Join('\n', run.Output.All).Should().Be(string.Concat(hostile.Select(argument => $"[{argument}]")));
    }

    [Fact]
    public async Task Output_is_kept_without_the_trailing_line_break()
    {
        var kept = Value.Promise<string>("listing", "ls");

        await run.ApplyAsync(new RunCommand(Run.Shell("echo one; echo hidden >&2; echo two")) { Output = kept });

        run.Values.Get(kept).Should().Be("one\ntwo");
        run.Output.All.Should().BeEquivalentTo("one", "hidden", "two");
    }

    [Fact]
    public async Task Output_of_one_very_long_line_is_kept_in_one_piece()
    {
        var kept = Value.Promise<string>("json", "inspect");

        await run.ApplyAsync(new RunCommand(Run.Shell("head -c 300000 /dev/zero | tr '\\0' x; echo; echo end")) { Output = kept });

        run.Values.Get(kept).Should().Be(new string('x', 300_000) + "\nend");
    }

    [Fact]
    public async Task An_exit_code_is_a_failure_with_the_last_lines()
    {
        var running = () => run.ApplyAsync(new RunCommand(Run.Shell("seq 1 50; exit 7")));

        var failure = (await running.Should().ThrowAsync<FailureException>()).Which;
        failure.Message.Should().Be("sh ended with exit code 7.");
        failure.Details.Should().Equal(Enumerable.Range(31, 20).Select(line => $"{line}"));
    }

    [Fact]
    public async Task What_a_failing_command_wrote_to_standard_error_is_among_its_last_lines()
    {
        var running = () => run.ApplyAsync(new RunCommand(Run.Shell("echo broken >&2; exit 1")));

        (await running.Should().ThrowAsync<FailureException>()).Which.Details.Should().Equal("broken");
    }

    [Fact]
    public async Task Input_is_empty_unless_there_is_a_secret_for_it()
    {
        await run.ApplyAsync(new RunCommand(Run.Shell("cat; echo end")));

        run.Output.All.Should().Equal("end");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(4096)]
    [InlineData(1_000_000)]
    public async Task A_secret_reaches_the_process_by_input_and_by_environment(int length)
    {
        var secret = new Secret("key", string.Concat(Enumerable.Repeat("k'\"$%\n\\x ü", length)).Substring(0, length));
        var bytes = System.Text.Encoding.UTF8.GetByteCount(secret.Reveal());
        var command = Run.Shell("wc -c; printenv KEY | head -c 20000000 | wc -c") with { Input = secret };
        if (length <= 4096) command = command with { Secrets = command.Secrets.Add("KEY", secret) };

        await run.ApplyAsync(new RunCommand(command));

        run.Output.All.Select(line => int.Parse(line)).Should().Equal(bytes, length <= 4096 ? bytes + 1 : 0);
    }

    [Fact]
    public async Task A_process_may_end_without_reading_its_input()
    {
        await run.ApplyAsync(new RunCommand(Run.Shell("exit 0") with { Input = new Secret("key", new string('k', 5_000_000)) }));
    }

    [Fact]
    public async Task The_environment_is_inherited_and_added_to()
    {
        var command = Run.Shell("echo $GREETING; test -n \"$PATH\"");

        await run.ApplyAsync(new RunCommand(command with { Environment = command.Environment.Add("GREETING", "hello") }));

        run.Output.All.Should().Equal("hello");
    }

    [Fact]
    public async Task It_runs_in_its_folder_and_finds_programs_from_there()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("tools/here.sh", "#!/bin/sh\npwd -P\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        await run.ApplyAsync(new RunCommand(new Command("tools/here.sh") { WorkingDirectory = folder.Path }));

        run.Output.All.Should().Equal(folder.Path);
    }

    [Fact]
    public async Task Without_a_folder_of_its_own_it_runs_in_the_root()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["api"]);
        run.Root = folder.Path;

        await run.ApplyPlanAsync(Plan.Guard(
            new RunCommand(new Command("pwd")) { Deadline = TimeSpan.FromMinutes(1) },
            always: new RunCommand(new Command("pwd") { WorkingDirectory = "api" })));

        run.Output.All.Should().Equal(folder.Path, folder["api"]);
    }

    [Fact]
    public async Task A_program_beside_the_build_is_not_taken_for_one_on_PATH()
    {
        var program = "only-here-" + Guid.NewGuid().ToString("N");
        var file = Path.Combine(AppContext.BaseDirectory, program);
        await File.WriteAllTextAsync(file, "#!/bin/sh\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var running = () => run.ApplyAsync(new RunCommand(new Command(program)));

        await running.Should().ThrowAsync<FailureException>().WithMessage($"The program {program} was not found in any folder of PATH.");
        File.Delete(file);
    }

    [Fact]
    public async Task A_missing_program_is_named_with_the_path_that_was_searched()
    {
        var command = new Command("no-such-program");

        var running = () => run.ApplyAsync(new RunCommand(command with { Environment = command.Environment.Add("PATH", "/nowhere:/usr/nowhere") }));

        var failure = (await running.Should().ThrowAsync<FailureException>()).Which;
        failure.Message.Should().Be("The program no-such-program was not found in any folder of PATH.");
        failure.Details.Should().Equal("PATH is /nowhere:/usr/nowhere");
        failure.NextSteps.Should().Equal("Install no-such-program, or add the folder that it is in to PATH.");
        failure.IsFinal.Should().BeTrue();
    }

    [Fact]
    public void A_program_can_be_looked_for()
    {
        ProgramPath.Has("sh").Should().BeTrue();
        ProgramPath.Has("no-such-program").Should().BeFalse();
    }

    [Fact]
    public async Task A_file_that_is_not_executable_is_told_from_one_that_is_missing()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("deploy.sh", "#!/bin/sh\n");
        var notExecutable = () => run.ApplyAsync(new RunCommand(new Command(file)));
        var missing = () => run.ApplyAsync(new RunCommand(new Command(folder["gone.sh"])));

        (await notExecutable.Should().ThrowAsync<FailureException>()).Which.NextSteps.Should().Equal($"chmod +x {file}");
        await missing.Should().ThrowAsync<FailureException>().WithMessage($"There is no program {folder["gone.sh"]}.");
    }

    [Fact]
    public async Task A_missing_folder_is_named()
    {
        var running = () => run.ApplyAsync(new RunCommand(new Command("true") { WorkingDirectory = "/no/such/folder" }));

        await running.Should().ThrowAsync<FailureException>().WithMessage("true cannot run in /no/such/folder: there is no such folder.");
    }

    [Fact]
    public async Task A_process_left_behind_does_not_hold_the_run()
    {
        var started = Stopwatch.GetTimestamp();

        await run.ApplyAsync(new RunCommand(Run.Shell("sleep 300 & echo $!; echo started")));

        Stopwatch.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(60));
        run.Output.All[1].Should().Be("started");
        var left = int.Parse(run.Output.All[0]);
        Exists(left).Should().BeTrue("the command ended well; what it left running is its own matter");
        Signal.Kill.Send(left);
    }

    [Fact]
    public async Task A_process_left_behind_that_keeps_writing_does_not_hold_the_run_either()
    {
        await run.ApplyAsync(new RunCommand(Run.Shell("(while sleep 0.1; do echo noise; done) & echo $!")));

        Signal.Kill.Send(int.Parse(run.Output.All[0]));
    }

    [Fact]
    public async Task Everything_that_was_written_before_the_end_is_read()
    {
        var command = Run.Shell("seq 1 20000");

        await run.ApplyAsync(new RunCommand(command));

        run.Output.All.Should().HaveCount(20_000);
        run.Output.All[^1].Should().Be("20000");
    }

    [Fact]
    public async Task When_output_cannot_be_taken_the_process_is_ended()
    {
        var context = run.Context();
        var running = () => ChildProcess.RunAsync(
            Run.Shell("yes"), context, _ => throw new InvalidOperationException("the disk is full"));

        await running.Should().ThrowAsync<InvalidOperationException>().WithMessage("the disk is full");
    }

    private static bool Exists(int process) => RunningProcess.All().Exists(running => running.Id == process);
}
