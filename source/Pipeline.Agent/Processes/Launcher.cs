using System.ComponentModel;
using System.Diagnostics;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent;

/// <summary>
/// Starts a program as the leader of its own process group, in three steps that leave no gap for a crash of the agent: a shell is started
/// that waits for a word; its process id is written down; the word is given and the shell becomes the program. If the agent dies in
/// between, the shell reads the end of its input and ends.
/// </summary>
/// <remarks>
/// The shell gets the program and its arguments as parameters and never parses them. The group comes from the setsid command of util-linux:
/// setpgid(2) from here would be too late, because a started process has already executed its program. macOS has no such command; there a
/// service shares the agent's group and <see cref="ProcessTree"/> follows its descendants instead.
/// </remarks>
internal static class Launcher
{
    private const string Shell = "/bin/sh";
    private const string Script = """exec 2>&1; read -r go && exec "$0" "$@" </dev/null""";

    private static readonly string? Setsid = Array.Find(["/usr/bin/setsid", "/bin/setsid"], File.Exists);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(2);

    /// <summary>True when a service has a process group of its own, whose id is its process id.</summary>
    public static bool OwnGroups { get; } = Setsid is not null && ProcessTable.IsAvailable;

    /// <summary>Starts the shell; <see cref="ReleaseAsync"/> turns it into the program.</summary>
    public static Process Prepare(ServiceSpec service, string program, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(OwnGroups ? Setsid! : Shell)
        {
            WorkingDirectory = service.WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (OwnGroups)
            start.ArgumentList.Add(Shell);
        foreach (var argument in (ReadOnlySpan<string>)["-c", Script, program, .. service.Command.Skip(1)])
            start.ArgumentList.Add(argument);

        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw ControlFailure.CannotStart($"{service.Name}: {failure.Message}");
        }
    }

    /// <summary>Gives the word.</summary>
    /// <returns>False when the operating system refused to execute the program; the reason is in its output.</returns>
    public static async Task<bool> ReleaseAsync(Process process, TimeProvider clock)
    {
        await using (var input = process.StandardInput)
            await input.WriteAsync('\n');

        while (ProcessTable.IsAvailable && !process.HasExited)
        {
            var arguments = ProcessTable.ArgumentsOf(process.Id);
            if (arguments.Length > 0 && !arguments.Contains(Script, StringComparer.Ordinal))
                return true;
            await Task.Delay(Poll, clock);
        }

        // What a shell exits with when it cannot execute a program.
        return !process.HasExited || process.ExitCode is not (126 or 127);
    }
}
