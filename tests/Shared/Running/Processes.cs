using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Testing;

/// <summary>Finds what runs from a folder, whoever started it: Linux tells it in <c>/proc</c>.</summary>
internal static class Processes
{
    public static IReadOnlyList<RunningProgram> Below(string folder) =>
    [
        .. from entry in Directory.EnumerateDirectories("/proc")
           where int.TryParse(Path.GetFileName(entry), CultureInfo.InvariantCulture, out _)
           let program = RunningProgram.Read(entry)
           where program is not null && program.IsBelow(folder)
           select program,
    ];
}

/// <summary>A process that was there when it was looked for.</summary>
/// <param name="Pid">Its id.</param>
/// <param name="CommandLine">Its words, with blanks between them.</param>
/// <param name="Folder">The folder that it runs in.</param>
internal sealed record RunningProgram(int Pid, string CommandLine, string Folder)
{
    /// <summary>Null when it has ended by now.</summary>
    public static RunningProgram? Read(string entry)
    {
        try
        {
            var words = File.ReadAllText(Path.Combine(entry, "cmdline")).TrimEnd('\0').Replace('\0', ' ');
            var folder = new FileInfo(Path.Combine(entry, "cwd")).LinkTarget;
            return words.Length == 0 || folder is null ? null : new(int.Parse(Path.GetFileName(entry), CultureInfo.InvariantCulture), words, folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public bool IsBelow(string folder) => Folder.StartsWith(folder, StringComparison.Ordinal) || CommandLine.Contains(folder, StringComparison.Ordinal);

    public void Kill()
    {
        try
        {
            using var process = Process.GetProcessById(Pid);
            process.Kill();
            process.WaitForExit();
        }
        catch (ArgumentException)
        {
            // It has ended meanwhile.
        }
    }
}
