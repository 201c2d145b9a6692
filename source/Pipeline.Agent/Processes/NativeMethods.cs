using System.Runtime.InteropServices;

namespace Pipeline.Agent;

internal static partial class NativeMethods
{
    public const int SigKill = 9;
    public const int SigTerm = 15;

    /// <summary>The call failed because there is no such process or group: the same number on Linux and macOS.</summary>
    public const int NoSuchProcess = 3;

    /// <summary>
    /// A negative id is a process group; signal 0 only asks:
    /// <see href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/kill.html">kill(2)</see>.
    /// </summary>
    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Kill(int id, int signal);
}
