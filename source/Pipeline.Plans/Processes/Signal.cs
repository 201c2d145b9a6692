using System.Runtime.InteropServices;

namespace Pipeline.Plans;

/// <summary>A signal of a Unix system; .NET itself only sends SIGKILL.</summary>
internal sealed class Signal
{
    public static readonly Signal Terminate = new(15);
    public static readonly Signal Kill = new(9);

    private readonly int number;

    private Signal(int number) => this.number = number;

    /// <param name="target">A process id, or a process group's id made negative. One that has just ended is ignored.</param>
    public void Send(int target) => _ = NativeKill(target, number);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int target, int signal);
}
