using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Plans;

/// <summary>A process that runs now; zombies are left out.</summary>
internal sealed record RunningProcess(int Id, int Parent, int Group, int Session)
{
    /// <summary>All processes: of <c>/proc</c> on Linux, of <c>ps</c> elsewhere (where the session is not told and is 0).</summary>
    public static List<RunningProcess> All() => OperatingSystem.IsLinux() ? FromProc() : FromPs();

    private static List<RunningProcess> FromProc()
    {
        var all = new List<RunningProcess>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!char.IsAsciiDigit(folder[^1])) continue;
            if (Stat(folder) is { } process) all.Add(process);
        }

        return all;
    }

    /// <summary>Reads <c>/proc/[pid]/stat</c>: <c>pid (name) state parent group session …</c>; a name may contain anything (proc(5)).</summary>
    private static RunningProcess? Stat(string folder)
    {
        string text;
        try
        {
            text = File.ReadAllText(folder + "/stat");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null; // It has ended meanwhile.
        }

        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ', 5);
        return fields[0] is "Z" or "X"
            ? null
            : new RunningProcess(Number(Path.GetFileName(folder)), Number(fields[1]), Number(fields[2]), Number(fields[3]));
    }

    internal static List<RunningProcess> FromPs()
    {
        string[] arguments = ["-A", "-o", "pid=,ppid=,pgid=,stat="];
        var start = new ProcessStartInfo("/bin/ps", arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using var ps = Process.Start(start)!;
        var all = new List<RunningProcess>();
        while (ps.StandardOutput.ReadLine() is { } line)
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!fields[3].StartsWith('Z')) all.Add(new RunningProcess(Number(fields[0]), Number(fields[1]), Number(fields[2]), 0));
        }

        ps.WaitForExit();
        return all;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
