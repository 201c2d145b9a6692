using System.Diagnostics;

namespace Pipeline.Plans;

/// <summary>
/// Ends a command with all that it started: SIGTERM, then SIGKILL to whatever is left when its grace is over.
/// <para>On Linux all means every process of the command's session (see <see cref="StartInfo"/>), signalled by process group, so that
/// no fork slips through. What the command detached on purpose, into a session of its own, survives.</para>
/// <para>Where there is no <c>setsid</c> it means the command and its descendants in the build's session; one whose parent has ended
/// already is no longer found.</para>
/// <para>On Windows, which has no SIGTERM, the tree is killed at once.</para>
/// </summary>
/// <param name="root">The command's process.</param>
/// <param name="leadsSession">It was started in a session of its own.</param>
internal sealed class ProcessTree(int root, bool leadsSession)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>How long the kernel may take to remove killed processes before they are given up.</summary>
    private static readonly TimeSpan Removal = TimeSpan.FromSeconds(2);

    /// <summary>Descendants that were found once; a parent that ends first must not hide them.</summary>
    private readonly HashSet<int> found = [root];

    /// <param name="process">The command's process.</param>
    /// <param name="grace">From SIGTERM to SIGKILL.</param>
    /// <param name="exited">Completes when the command's own process has ended.</param>
    public static async Task EndAsync(Process process, TimeSpan grace, Task exited)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
            return;
        }

        var tree = new ProcessTree(process.Id, leadsSession: Session.Program is not null);
        tree.SignalAll(Signal.Terminate);
        if (await tree.IsGoneAsync(grace, exited)) return;

        tree.SignalAll(Signal.Kill);
        await tree.IsGoneAsync(Removal, exited);
    }

    /// <summary>The command's processes among all that run.</summary>
    internal List<RunningProcess> Members(List<RunningProcess> all)
    {
        if (leadsSession) return all.FindAll(process => process.Session == root || process.Id == root);

        var session = all.Find(process => process.Id == Environment.ProcessId)?.Session;
        // A parent may be listed after its child.
        while (all.Exists(process => found.Contains(process.Parent) && process.Session == session && found.Add(process.Id))) { }
        return all.FindAll(process => found.Contains(process.Id));
    }

    private void SignalAll(Signal signal)
    {
        var members = Members(RunningProcess.All());
        var targets = members.Select(member => leadsSession && member.Session == root ? -member.Group : member.Id);
        foreach (var target in targets.Distinct()) signal.Send(target);
    }

    private async Task<bool> IsGoneAsync(TimeSpan within, Task exited)
    {
        // Processes end in real time, whatever clock a plan is tested with.
        var started = Stopwatch.GetTimestamp();
        do
        {
            if (exited.IsCompleted && Members(RunningProcess.All()).Count == 0) return true;
            await Task.Delay(Pause);
        }
        while (Stopwatch.GetElapsedTime(started) < within);

        return false;
    }
}
