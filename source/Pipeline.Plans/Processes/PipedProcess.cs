using System.Diagnostics;

namespace Pipeline.Plans;

/// <summary>A process of a stream: its standard input and output are bytes for others, its standard error is lines for a person.</summary>
internal sealed class PipedProcess : IAsyncDisposable
{
    /// <summary>How many of the last lines a failure carries.</summary>
    private const int Tail = 20;

    /// <summary>How long its standard error may stay open after it has ended; see <see cref="ChildProcess"/>.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Command command;
    private readonly ApplyContext context;
    private readonly IReadOnlyList<string> nextSteps;
    private readonly Func<int, IReadOnlyList<string>, bool> accepts;
    private readonly Process process;
    private readonly Command wrapped;
    private readonly Task exited;
    private readonly Task errors;
    private readonly CancellationTokenSource over = new();
    private readonly Queue<string> tail = new();
    private ReadAhead? ahead;

    private PipedProcess(Command command, ApplyContext context, IReadOnlyList<string> nextSteps, Func<int, IReadOnlyList<string>, bool>? accepts)
    {
        (this.command, this.context, this.nextSteps) = (command, context, nextSteps);
        this.accepts = accepts ?? ((exit, _) => exit == 0);
        wrapped = command.Where.Wrap(command);
        process = ChildProcess.Start(command, wrapped, context.Values, context.Redactor, context.Root);
        WidePipe.Widen(process.StandardInput.BaseStream);
        exited = process.WaitForExitAsync(CancellationToken.None);
        errors = ChildProcess.PumpAsync(process.StandardError.BaseStream, new LineSplitter(context.Redactor, (text, _) => Take(text)), exited, over.Token);
    }

    public string Name => command.Name;

    /// <exception cref="FailureException">The program or its folder is missing.</exception>
    public static PipedProcess Start(
        Command command, ApplyContext context, IReadOnlyList<string>? nextSteps = null, Func<int, IReadOnlyList<string>, bool>? accepts = null)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        return new PipedProcess(command, context, nextSteps ?? [], accepts);
    }

    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        ahead ??= new ReadAhead(process.StandardOutput.BaseStream, Patience, context.Time);
        return ahead.Bytes.ReadAsync(buffer, cancellation);
    }

    /// <summary>Writes the command's own input, before anything of a stream.</summary>
    public async Task FeedAsync(CancellationToken cancellation)
    {
        if (wrapped.Input is { } input) await WriteAsync(context.Values.Get(input.Content), cancellation);
    }

    /// <exception cref="FailureException">It has ended, or reads no more.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(bytes, cancellation);
            await process.StandardInput.BaseStream.FlushAsync(cancellation);
        }
        catch (IOException error)
        {
            await Task.WhenAny(exited, Task.Delay(Patience, context.Time, cancellation));
            if (exited.IsCompleted) await SucceedAsync(cancellation);
            throw new FailureException($"{Named} stopped reading before the end of the stream.", error) { Details = Said() };
        }
    }

    public void EndInput() => process.StandardInput.BaseStream.Close();

    /// <summary>Shows what it writes to its standard output, until it ends.</summary>
    public Task ShowOutputAsync() =>
        ChildProcess.PumpAsync(process.StandardOutput.BaseStream, new LineSplitter(context.Redactor, (text, _) => Take(text)), exited, over.Token);

    /// <summary>Waits until it has ended.</summary>
    /// <exception cref="FailureException">It failed.</exception>
    public async Task SucceedAsync(CancellationToken cancellation)
    {
        await exited.WaitAsync(cancellation);
        over.CancelAfter(Patience);
        await errors.WaitAsync(cancellation);
        var said = Said();
        if (!accepts(process.ExitCode, said))
            throw new FailureException(command.Where.Ended(command, process.ExitCode)) { Details = said, NextSteps = nextSteps };
    }

    /// <summary>Ends it, with all that it started, when it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!exited.IsCompleted) await ProcessTree.EndAsync(process, wrapped.Grace, exited);
        if (ahead is not null) await ahead.DisposeAsync();
        await over.CancelAsync();
        await errors.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        process.Dispose();
        over.Dispose();
    }

    private string Named => command.Where.Place is { } place ? $"{Name} on {place}" : Name;

    private string[] Said()
    {
        lock (tail) return [.. tail];
    }

    private void Take(string text)
    {
        context.Output.Line(text);
        lock (tail)
        {
            tail.Enqueue(text);
            if (tail.Count > Tail) tail.Dequeue();
        }
    }
}
