namespace Pipeline.Agent.Tests;

/// <summary>Whether a process still runs; a zombie does not.</summary>
internal static class Living
{
    public static bool IsAlive(int pid) => ProcessTable.ArgumentsOf(pid).Length > 1;

    public static Task EndsAsync(int pid) => Eventually.BecomesAsync(() => !IsAlive(pid), $"process {pid} still runs");
}
