using System.Diagnostics;

namespace Pipeline.Plans.Tests;

public sealed class ProcessTreeTests
{
    private readonly Run run = new();

    [Fact]
    public async Task Cancelling_ends_the_command()
    {
        await CancelAsync(Run.Shell("echo $$; echo ready; exec sleep 300"));

        Survivors(run.Output.All).Should().BeEmpty();
    }

    [Fact]
    public async Task Cancelling_ends_what_the_command_started()
    {
        await CancelAsync(Run.Shell("sh -c 'sleep 300 & echo $!; sleep 300' & echo $!; sleep 301 & echo $!; sleep 0.2; echo ready; wait"));

        Survivors(run.Output.All).Should().BeEmpty();
    }

    [Fact]
    public async Task Cancelling_ends_a_process_whose_parent_has_ended_already()
    {
        await CancelAsync(Run.Shell("sh -c 'sleep 300 & echo $!'; echo ready; sleep 300"));

        Survivors(run.Output.All).Should().BeEmpty();
    }

    [Fact]
    public async Task Cancelling_ends_a_background_job_in_a_process_group_of_its_own()
    {
        await CancelAsync(Run.Shell("set -m; sleep 300 & echo $!; echo ready; wait"));

        Survivors(run.Output.All).Should().BeEmpty();
    }

    [Fact]
    public async Task What_ignores_SIGTERM_is_killed_after_its_grace()
    {
        var grace = TimeSpan.FromSeconds(1);
        var command = Run.Shell("trap '' TERM; sleep 300 & echo $!; echo ready; while :; do sleep 1; done") with { Grace = grace };

        var took = await CancelAsync(command);

        Survivors(run.Output.All).Should().BeEmpty();
        took.Should().BeGreaterThan(grace).And.BeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task What_ends_on_SIGTERM_may_clean_up_and_say_so()
    {
        var took = await CancelAsync(Run.Shell("trap 'echo cleaned; exit' TERM; echo ready; while :; do sleep 0.05; done") with { Grace = TimeSpan.FromSeconds(120) });

        run.Output.All.Should().Contain("cleaned");
        took.Should().BeLessThan(TimeSpan.FromSeconds(60), "it does not wait for the grace to be over");
    }

    [Fact]
    public async Task What_was_detached_on_purpose_survives()
    {
        await CancelAsync(Run.Shell("setsid sleep 300 & echo $!; sleep 0.2; echo ready; wait"));

        var detached = Survivors(run.Output.All).Should().ContainSingle().Which;
        Signal.Kill.Send(detached);
    }

    [Fact]
    public async Task A_command_that_is_cancelled_before_it_starts_does_not_start()
    {
        using var folder = new TemporaryFolder();
        var running = () => run.ApplyAsync(new RunCommand(new Command("touch", folder["it-ran"])), new CancellationToken(canceled: true));

        await running.Should().ThrowAsync<OperationCanceledException>();
        File.Exists(folder["it-ran"]).Should().BeFalse();
    }

    [Fact]
    public async Task A_command_that_is_cancelled_at_once_ends()
    {
        for (var delay = 0; delay < 10; delay++)
        {
            using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(delay));
            var running = () => run.ApplyAsync(new RunCommand(Run.Shell("echo $$; exec sleep 300")), cancellation.Token);

            await running.Should().ThrowAsync<OperationCanceledException>();
        }

        Survivors(run.Output.All).Should().BeEmpty();
    }

    [Fact]
    public async Task A_deadline_ends_the_tree_and_is_a_failure()
    {
        var sleep = new RunCommand(Run.Shell("sleep 300 & echo $!; wait")) { Deadline = TimeSpan.FromSeconds(1) };

        var running = () => Attempts.RunAsync(sleep, run.Context());

        await running.Should().ThrowAsync<FailureException>().WithMessage("It took longer than 1 s and was ended: sh -c *");
        Survivors(run.Output.All).Should().BeEmpty();
    }

    [Fact]
    public async Task A_command_has_no_terminal()
    {
        await run.ApplyAsync(new RunCommand(Run.Shell("(: < /dev/tty) 2>/dev/null && echo terminal || echo none")));

        run.Output.All.Should().Equal("none");
    }

    [Fact]
    public void Without_setsid_descendants_are_found_also_when_their_parents_end_first()
    {
        var tree = new ProcessTree(root: 100, leadsSession: false);
        var session = RunningProcess.All().Single(process => process.Id == Environment.ProcessId).Session;
        RunningProcess Own(int id, int parent) => new(id, parent, id, session);
        var build = Own(Environment.ProcessId, 1);

        Ids(tree.Members([build, Own(103, 102), Own(102, 100), Own(100, build.Id), Own(200, build.Id), new(104, 100, 104, 104)])).Should().BeEquivalentTo([100, 102, 103]);
        Ids(tree.Members([build, Own(103, 1), Own(105, 103), Own(200, build.Id)])).Should().BeEquivalentTo([103, 105]);
    }

    [Fact]
    public void Ps_tells_the_same_as_proc()
    {
        var self = RunningProcess.FromPs().Single(process => process.Id == Environment.ProcessId);

        self.Should().Be(RunningProcess.All().Single(process => process.Id == Environment.ProcessId) with { Session = 0 });
    }

    private static IEnumerable<int> Ids(IEnumerable<RunningProcess> processes) => processes.Select(process => process.Id);

    /// <summary>Starts a command, cancels it once it wrote <c>ready</c>, and tells how long it took to end.</summary>
    private async Task<TimeSpan> CancelAsync(Command command)
    {
        using var cancellation = new CancellationTokenSource();
        var running = run.ApplyAsync(new RunCommand(command), cancellation.Token);
        await run.Output.UntilAsync("ready");
        var started = Stopwatch.GetTimestamp();
        await cancellation.CancelAsync();
        await ((Func<Task>)(() => running)).Should().ThrowAsync<OperationCanceledException>();
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Of the process ids that a command wrote, those that still run.</summary>
    private static IEnumerable<int> Survivors(IEnumerable<string> lines)
    {
        var written = lines.Where(line => int.TryParse(line, out _)).Select(line => int.Parse(line)).ToHashSet();
        return RunningProcess.All().Where(process => written.Contains(process.Id)).Select(process => process.Id);
    }
}
