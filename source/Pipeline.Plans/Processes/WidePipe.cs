using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace Pipeline.Plans;

/// <summary>
/// Makes the pipe to or from a process hold more than the 64 KiB that Linux gives it: a program that writes little at a time then need not wait for
/// its reader, which takes much at once. See fcntl(2), F_SETPIPE_SZ; where that is not to be had the pipe stays as it is.
/// </summary>
internal static class WidePipe
{
    /// <summary>What everybody may have, unless the machine says otherwise: /proc/sys/fs/pipe-max-size.</summary>
    private const int Capacity = 1024 * 1024;
    private const int SetPipeSize = 1031;

    /// <returns>Whether it holds that much now.</returns>
    public static bool Widen(Stream stream) =>
        OperatingSystem.IsLinux() && stream is PipeStream pipe && Fcntl(pipe.SafePipeHandle, SetPipeSize, Capacity) >= Capacity;

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fcntl(SafeHandle pipe, int command, int argument);
}
