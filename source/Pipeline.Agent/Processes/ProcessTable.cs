using System.Globalization;

namespace Pipeline.Agent;

/// <summary>What Linux tells about processes in /proc.</summary>
internal static class ProcessTable
{
    private const string Root = "/proc";

    // Places in the line "pid (name) state ppid pgrp …" of /proc/<pid>/stat, counted after the name: proc_pid_stat(5).
    private const int State = 0;
    private const int Group = 2;
    private const int StartTime = 19;

    public static bool IsAvailable { get; } = File.Exists($"{Root}/self/stat");

    /// <summary>Another one after each start of the machine, which makes all earlier process ids void. Empty where it is not known.</summary>
    public static string BootId { get; } = IsAvailable ? File.ReadAllText($"{Root}/sys/kernel/random/boot_id").Trim() : "";

    /// <summary>Clock ticks between the machine's start and the process's; null when there is no such process.</summary>
    public static string? StartOf(int pid) => StatOf(pid) is { } stat ? stat[StartTime] : null;

    /// <summary>The arguments of a process, the first one its program; empty when it is gone or a zombie.</summary>
    public static string[] ArgumentsOf(int pid) => Read(pid, "cmdline") is { Length: > 0 } text ? text.Split('\0') : [];

    /// <summary>
    /// True when the group only has zombies. The dead stay in the table until their parent asks for them, and the first process of some
    /// containers never does.
    /// </summary>
    public static bool HasOnlyDeadMembers(int group)
    {
        // Nearly always the leader is alive, and the whole table need not be read.
        if (IsLivingMember(group, group))
            return false;
        foreach (var directory in Directory.EnumerateDirectories(Root))
        {
            if (int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                && IsLivingMember(pid, group))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLivingMember(int pid, int group) =>
        StatOf(pid) is { } stat
        && stat[State] is not ("Z" or "X")
        && stat[Group] == group.ToString(CultureInfo.InvariantCulture);

    private static string[]? StatOf(int pid)
    {
        // The name is in parentheses and may have spaces and parentheses itself.
        return Read(pid, "stat") is { Length: > 0 } text ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : null;
    }

    private static string? Read(int pid, string file)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"{Root}/{pid}/{file}"));
        }
        catch (IOException)
        {
            // Ended before or while it was read (no such file, no such process).
            return null;
        }
    }
}
