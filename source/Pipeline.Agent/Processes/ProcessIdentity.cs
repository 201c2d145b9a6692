using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Agent;

/// <summary>A process id alone may belong to somebody else by now; together with the time of its start it cannot.</summary>
/// <param name="Boot">The start of the machine; empty where the operating system does not tell it.</param>
internal sealed record ProcessIdentity(int Pid, string Started, string Boot)
{
    public static ProcessIdentity Of(int pid) => new(pid, StartOf(pid) ?? "", ProcessTable.BootId);

    /// <summary>True when the process, or what is left of its group, is still the one that was started.</summary>
    public bool StillExists(ProcessTree tree)
    {
        if (Boot != ProcessTable.BootId || tree.IsGone)
            return false;

        // The leader is gone and its group is not: an id is not given out again while a group has it, so these are its children.
        return StartOf(Pid) is not { } start || start == Started;
    }

    private static string? StartOf(int pid)
    {
        if (ProcessTable.IsAvailable)
            return ProcessTable.StartOf(pid);
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
