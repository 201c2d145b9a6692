using System.Diagnostics;

namespace Pipeline.Plans;

/// <summary>
/// The one place that starts processes. A process gets its arguments as they are, no terminal (what asks for a password fails
/// instead of waiting for a keyboard), and an empty standard input unless the command has one.
/// </summary>
internal static class ChildProcess
{
    /// <summary>
    /// How long a pipe may stay silent after the command ended. A process that the command left behind (<c>docker-compose up -d</c>,
    /// a compiler server) holds its end open for ever; what the command itself wrote is read at once.
    /// </summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a process that was left behind may keep writing before it is no longer listened to.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Runs a command as part of an effect.</summary>
    public static Task<int> RunAsync(Command command, ApplyContext context, Action<OutputPiece> take) =>
        RunAsync(command, context.Values, context.Redactor, take, context.Cancellation, context.Root);

    /// <summary>Runs a command to its end and gives its exit code; a process that a signal ended has 128 and the signal's number.</summary>
    /// <param name="command">What runs, before <see cref="Command.Where"/> has wrapped it.</param>
    /// <param name="values">The values of its arguments; all known.</param>
    /// <param name="redactor">Learns the command's secrets; very long lines are cut where it finds none.</param>
    /// <param name="take">Gets the output as it comes; never called by two threads at once.</param>
    /// <param name="cancellation">Ends the whole process tree, see <see cref="ProcessTree"/>.</param>
    /// <param name="root">Where it runs when it names no folder; the process's own folder when <see langword="null"/>.</param>
    /// <exception cref="FailureException">The program or the working directory is missing.</exception>
    public static async Task<int> RunAsync(
        Command command, Values values, Redactor redactor, Action<OutputPiece> take, CancellationToken cancellation, string? root = null)
    {
        cancellation.ThrowIfCancellationRequested();
        var wrapped = command.Where.Wrap(command);
        using var process = Start(command, wrapped, values, redactor, root);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var over = new CancellationTokenSource();
        var exited = process.WaitForExitAsync(CancellationToken.None);
        var takes = new Lock();
        var work = Task.WhenAll(
            FeedAsync(process, wrapped.Input is { } input ? values.Get(input.Content) : null, exited, over.Token),
            OrStopAsync(PumpAsync(process.StandardOutput.BaseStream, Lines(isError: false), exited, over.Token), stop),
            OrStopAsync(PumpAsync(process.StandardError.BaseStream, Lines(isError: true), exited, over.Token), stop));
        try
        {
            await exited.WaitAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            await ProcessTree.EndAsync(process, wrapped.Grace, exited);
        }

        over.CancelAfter(Patience);
        await work;
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode;

        LineSplitter Lines(bool isError) => new(redactor, (text, endsLine) =>
        {
            lock (takes) take(new OutputPiece(text, isError, endsLine));
        });
    }

    /// <summary>Starts a command.</summary>
    /// <param name="plain">Before <see cref="Command.Where"/> has wrapped it; its secrets count too.</param>
    /// <param name="command">What is started.</param>
    /// <param name="values">The values of its arguments; all known.</param>
    /// <param name="redactor">Learns the command's secrets.</param>
    /// <param name="root">Where it runs when it names no folder.</param>
    /// <exception cref="FailureException">The program or the working directory is missing.</exception>
    public static Process Start(Command plain, Command command, Values values, Redactor redactor, string? root)
    {
        Learn(plain, redactor);
        Learn(command, redactor);
        var start = StartInfo.Of(command, values, root);
        try
        {
            return Process.Start(start) ?? throw new FailureException($"{command.Program} could not be started.");
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new FailureException($"{command.Program} could not be started: {error.Message}", error) { IsFinal = true };
        }
    }

    private static void Learn(Command command, Redactor redactor)
    {
        foreach (var secret in command.Secrets.Values) redactor.Add(secret);
        foreach (var secret in command.Input?.Secrets ?? []) redactor.Add(secret);
    }

    /// <summary>Writes the input and closes it. A process that ends without reading it is its own matter.</summary>
    private static async Task FeedAsync(Process process, byte[]? input, Task exited, CancellationToken over)
    {
        await using var stream = process.StandardInput.BaseStream;
        if (input is null) return;

        using var unread = CancellationTokenSource.CreateLinkedTokenSource(over);
        var writing = stream.WriteAsync(input, unread.Token).AsTask();
        await Task.WhenAny(writing, exited);
        await unread.CancelAsync();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Reads a pipe to its end, or until it is silent while only a process left behind holds it.</summary>
    public static async Task PumpAsync(Stream stream, LineSplitter lines, Task exited, CancellationToken over)
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(over);
            var reading = stream.ReadAsync(buffer, patience.Token).AsTask();
            await Task.WhenAny(reading, exited);
            if (!reading.IsCompleted) patience.CancelAfter(Silence);
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var count = reading.IsCompletedSuccessfully ? await reading : 0;
            lines.Add(buffer.AsSpan(0, count), isLast: count == 0);
            if (count == 0) return;
        }
    }

    /// <summary>When output cannot be taken the process must not block on a full pipe.</summary>
    private static async Task OrStopAsync(Task work, CancellationTokenSource stop)
    {
        try
        {
            await work;
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }
}
