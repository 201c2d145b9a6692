using System.Diagnostics;

namespace Pipeline.Plans;

/// <summary>
/// What the operating system is asked to start for a command. On Linux it is the leader of a session of its own (through the
/// <c>setsid</c> program): Ctrl-C in a terminal then reaches the build alone, which decides what becomes of the command, and
/// every process of that session belongs to the command, also one whose parent has ended.
/// </summary>
internal static class StartInfo
{
    public static ProcessStartInfo Of(Command command, Values values, string? root)
    {
        var directory = WorkingDirectory(command, values, root);
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            WorkingDirectory = directory,
        };
        foreach (var (name, value) in command.Environment) start.Environment[name] = values.Get(value);
        foreach (var (name, secret) in command.Secrets) start.Environment[name] = secret.Reveal();

        var program = ProgramPath.Find(command.Program, directory, start.Environment.TryGetValue("PATH", out var path) ? path : null);
        start.FileName = Session.Program ?? program;
        if (Session.Program is not null) start.ArgumentList.Add(program);
        foreach (var argument in command.Arguments) start.ArgumentList.Add(values.Get(argument));
        return start;
    }

    private static string WorkingDirectory(Command command, Values values, string? root)
    {
        var start = root ?? Environment.CurrentDirectory;
        var directory = command.WorkingDirectory is null ? start : Path.GetFullPath(values.Get(command.WorkingDirectory), start);
        if (Directory.Exists(directory)) return directory;

        throw new FailureException($"{command.Program} cannot run in {directory}: there is no such folder.") { IsFinal = true };
    }
}
