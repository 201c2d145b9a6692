using System.Globalization;

namespace Pipeline.Plans;

/// <summary>
/// Starts a command that outlives the build: in a session of its own (neither Ctrl-C nor the end of the terminal reaches it),
/// without input, its output appended to a file. The effect is done when it runs, not when it is ready: wait for that with a probe.
/// <para>It is started by a shell that ends at once, so that no process waits for it: with the <c>setsid</c> program where there is
/// one, else (macOS) with <c>nohup</c>. The shell gets program and arguments as positional parameters; nothing is parsed.</para>
/// </summary>
/// <param name="Command">What runs. Its input must be empty.</param>
/// <param name="LogFile">Takes both outputs as they are: secrets are not replaced there, and only its user can read it (mode 0600).</param>
public sealed record StartDetached(Command Command, string LogFile) : Effect
{
    private const string Script = "\"$@\" < /dev/null >> \"$0\" 2>&1 & echo $!";

    /// <summary>Keeps the process id.</summary>
    public Promise<int>? ProcessId { get; init; }

    public override string Describe(Values values) =>
        $"{Detached().Describe(values)} < /dev/null >> {CommandLine.Quote(Path.GetFullPath(LogFile))} 2>&1 &";

    public override async Task ApplyAsync(ApplyContext context)
    {
        if (Command.Input is not null)
            throw new InvalidOperationException($"{Command.Program} is started without input; hand it the secret by environment.");

        var log = Path.GetFullPath(LogFile);
        MakeLog(log);
        StartInfo.Of(Command.Where.Wrap(Command), context.Values, context.Root); // A missing program is told here, not in the log.

        var detached = Detached();
        IEnumerable<Value<string>> arguments = ["-c", Script, log, detached.Program, .. detached.Arguments];
        var shell = detached with { Program = "/bin/sh", Arguments = [.. arguments] };
        var answer = "";
        await ChildProcess.RunAsync(shell, context, piece => answer += piece.Text);
        if (!int.TryParse(answer, CultureInfo.InvariantCulture, out var id))
            throw new FailureException($"{Command.Program} could not be started: {answer}");
        if (ProcessId is not null) context.Values.Keep(ProcessId, id);
    }

    private Command Detached()
    {
        var command = Command.Where.Wrap(Command);
        return command with { Program = Session.Program ?? "nohup", Arguments = [command.Program, .. command.Arguments], Where = Where.Here };
    }

    private static void MakeLog(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var log = new FileStream(path, options);
    }
}
