using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Pipeline.Agent;

/// <summary>
/// A service with everything that it has started. On Linux that is the process group which <see cref="Launcher"/> gave it, so that nothing
/// is missed when a parent in the middle is gone; a descendant that opens its own session has left it. Elsewhere it is the process, and
/// its descendants when it is killed.
/// </summary>
internal sealed class ProcessTree(int pid, TimeProvider clock)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan AfterKill = TimeSpan.FromSeconds(2);

    private int Target => Launcher.OwnGroups ? -pid : pid;

    public bool IsGone =>
        (NativeMethods.Kill(Target, 0) != 0 && Marshal.GetLastPInvokeError() == NativeMethods.NoSuchProcess)
        || (Launcher.OwnGroups && ProcessTable.HasOnlyDeadMembers(group: pid));

    /// <summary>SIGTERM, time to finish, SIGKILL. Comes back when the tree is gone.</summary>
    public async Task EndAsync(TimeSpan grace)
    {
        if (IsGone)
            return;

        _ = NativeMethods.Kill(Target, NativeMethods.SigTerm);
        if (await GoneWithinAsync(grace))
            return;

        Kill();
        await GoneWithinAsync(AfterKill);
    }

    private void Kill()
    {
        if (Launcher.OwnGroups)
        {
            _ = NativeMethods.Kill(Target, NativeMethods.SigKill);
            return;
        }

        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill(entireProcessTree: true);
        }
        catch (ArgumentException)
        {
            // It went by itself a moment ago.
        }
    }

    private async Task<bool> GoneWithinAsync(TimeSpan time)
    {
        var started = clock.GetTimestamp();
        while (!IsGone)
        {
            if (clock.GetElapsedTime(started) >= time)
                return false;
            await Task.Delay(Poll, clock);
        }

        return true;
    }
}
