namespace Pipeline.Plans.Tests;

public sealed class StartDetachedTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Run run = new();
    private readonly Promise<int> id = Value.Promise<int>("process", "start");

    public void Dispose()
    {
        if (run.Values.TryGet(id, out var process) && RunningProcess.All().Exists(running => running.Id == process && running.Session == process)) Signal.Kill.Send(process);
        folder.Dispose();
    }

    [Fact]
    public async Task It_runs_in_a_session_of_its_own_and_nobody_waits_for_it()
    {
        await StartAsync(Run.Shell("exec sleep 300"));

        var process = await InItsSessionAsync();
        process.Should().NotBeNull();
        process!.Session.Should().Be(process.Id);
        process.Parent.Should().NotBe(Environment.ProcessId);
    }

    [Fact]
    public async Task It_gets_its_arguments_environment_and_folder_and_no_input()
    {
        var command = Run.Shell("pwd -P; printf '%s\\n' \"$GREETING\" \"$KEY\" \"$@\" >&2; cat; echo end", "a b", "$HOME", "'") with { WorkingDirectory = folder.Path };

        await StartAsync(command with { Environment = command.Environment.Add("GREETING", "hello"), Secrets = command.Secrets.Add("KEY", new Secret("key", "hunter22")) });

        await LogAsync($"{folder.Path}\nhello\nhunter22\na b\n$HOME\n'\nend\n");
        File.GetUnixFileMode(folder["logs/agent.log"]).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        run.Redactor.Redact("hunter22").Should().Be("***");
    }

    [Fact]
    public async Task Its_log_is_continued()
    {
        await StartAsync(Run.Shell("echo first"));
        await LogAsync("first\n");

        await StartAsync(Run.Shell("echo second"));

        await LogAsync("first\nsecond\n");
    }

    [Fact]
    public async Task A_missing_program_is_a_failure_here()
    {
        var starting = () => StartAsync(new Command("no-such-agent"));

        await starting.Should().ThrowAsync<FailureException>().WithMessage("The program no-such-agent was not found in any folder of PATH.");
    }

    [Fact]
    public void It_shows_a_line_that_could_be_pasted()
    {
        new StartDetached(new Command("/opt/agent", "--home", "/srv/a b"), "/srv/agent.log").Describe(new Values())
            .Should().Be($"{Session.Program ?? "nohup"} /opt/agent --home '/srv/a b' < /dev/null >> /srv/agent.log 2>&1 &");
    }

    private Task StartAsync(Command command) => run.ApplyAsync(new StartDetached(command, folder["logs/agent.log"]) { ProcessId = id });

    /// <summary>The shell tells the process id before the process has become <c>setsid</c>, and that the leader of its session.</summary>
    private async Task<RunningProcess?> InItsSessionAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            var process = RunningProcess.All().Find(running => running.Id == run.Values.Get(id));
            if (attempt == 3000 || process?.Session == process?.Id) return process;
            await Task.Delay(10);
        }
    }

    private async Task LogAsync(string expected)
    {
        for (var attempt = 0; attempt < 3000 && await File.ReadAllTextAsync(folder["logs/agent.log"]) != expected; attempt++) await Task.Delay(10);
        (await File.ReadAllTextAsync(folder["logs/agent.log"])).Should().Be(expected);
    }
}
