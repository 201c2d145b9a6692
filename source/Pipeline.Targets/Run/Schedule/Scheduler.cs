using System.Threading.Channels;

namespace Pipeline.Targets;

/// <summary>
/// Runs the nodes: those that no path orders beside each other, those that could start in plan order. A failure keeps back what
/// depends on it; the others go on. Assured nodes run in any case.
/// </summary>
internal sealed class Scheduler(RunContext run, SkipMarks skips, NodeRunner runner)
{
    private readonly Channel<NodeState> ended = Channel.CreateUnbounded<NodeState>(new UnboundedChannelOptions { SingleReader = true });

    public async Task RunAsync()
    {
        MakeRoom(run.Options.Parallel);
        var schedule = new Schedule(run.Graph.All, run.Options.Parallel);
        while (true)
        {
            while (schedule.Next(Runs) is { } state)
            {
                if (state.Status is NodeStatus.Scheduled) _ = StartAsync(state);
                else Pass(schedule, state);
            }

            if (schedule.IsIdle) return;

            if (await NextEndedAsync() is not { } last) return;
            if (last.Status is NodeStatus.Skipped) skips.Spread(last);
            schedule.End(last);
        }
    }

    /// <summary>
    /// Code of targets may block its thread; the thread pool adds one only every half second, and the run needs some itself.
    /// </summary>
    private static void MakeRoom(int parallel)
    {
        const int Own = 4;
        ThreadPool.GetMinThreads(out var workers, out var io);
        if (workers < parallel + Own) ThreadPool.SetMinThreads(parallel + Own, io);
    }

    /// <summary>The next node that has ended; <see langword="null"/> when the time of an interrupted run is over.</summary>
    private async Task<NodeState?> NextEndedAsync()
    {
        try
        {
            return await ended.Reader.ReadAsync(run.Interrupter.Over);
        }
        catch (OperationCanceledException)
        {
            foreach (var state in run.Graph.All)
            {
                if (state.Status is NodeStatus.Running) state.Become(NodeStatus.Aborted, "it did not end in time");
                else if (state.Status is NodeStatus.Scheduled) state.Become(NodeStatus.NotRun, $"interrupted by {run.Interrupter.Signal}");
            }

            return null;
        }
    }

    private void Pass(Schedule schedule, NodeState state)
    {
        run.Services.Observer?.Changed(state);
        schedule.Release(state);
    }

    private async Task StartAsync(NodeState state)
    {
        try
        {
            await runner.RunAsync(state);
        }
        catch (Exception error)
        {
            // A build's own event threw: it must not keep the run waiting.
            state.Fail(error);
        }

        ended.Writer.TryWrite(state);
    }

    /// <summary>Whether a node whose turn has come runs; if not, its state says why from then on.</summary>
    private bool Runs(NodeState state)
    {
        // A skipped node passes it on: what is behind it still depends on the failed one.
        state.Cause ??= CauseOf(state);
        if (state.Status is not NodeStatus.Scheduled) return false;
        if (state.Behavior.IsAssured) return true;

        if (state.Cause is { } cause) state.Become(NodeStatus.NotRun, Because(cause));
        else if (run.Interrupter.IsInterrupted) state.Become(NodeStatus.NotRun, $"interrupted by {run.Interrupter.Signal}");
        return state.Status is NodeStatus.Scheduled;
    }

    /// <summary>The failed node that this one depends on, directly or not; or the one that should have triggered it.</summary>
    private static NodeState? CauseOf(NodeState state)
    {
        foreach (var dependency in state.Dependencies)
            if (CauseIn(dependency) is { } cause) return cause;

        return state.IsOnlyTriggered && !state.NeededBy.Exists(Triggers)
            ? state.NeededBy.Select(CauseIn).FirstOrDefault(cause => cause is not null)
            : null;
    }

    /// <summary>Whether a node that has ended sets off what it triggers.</summary>
    private static bool Triggers(NodeState source) => CauseIn(source) is null && source.Status is not NodeStatus.Skipped;

    private static NodeState? CauseIn(NodeState state) => state.Blocks ? state : state.Cause;

    private static string Because(NodeState cause) =>
        cause.Status is NodeStatus.Failed ? $"{cause.Id} failed" : $"{cause.Id} was interrupted";
}
