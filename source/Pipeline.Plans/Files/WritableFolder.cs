using System.Runtime.InteropServices;

namespace Pipeline.Plans;

/// <summary>Finds out whether a folder can be made and written to, without trying: nothing is changed.</summary>
public static class WritableFolder
{
    /// <summary><c>W_OK | X_OK</c> of <c>access(2)</c>: entries can be made and reached.</summary>
    private const int WriteAndSearch = 3;

    /// <summary>Why nothing can be written there; <see langword="null"/> when it can.</summary>
    /// <param name="folder">Absolute; may be missing.</param>
    public static string? ProblemOf(string folder)
    {
        var existing = folder;
        while (!Path.Exists(existing)) existing = Path.GetDirectoryName(existing)!;
        if (!Directory.Exists(existing)) return $"{existing} is a file";

        return OperatingSystem.IsWindows() || Access(existing, WriteAndSearch) == 0 ? null : $"{Environment.UserName} may not write to {existing}";
    }

    [DllImport("libc", EntryPoint = "access")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);
}
