namespace Pipeline.Plans;

/// <summary>What a command writes to its standard output. An exit code other than 0 breaks the stream, however much was written before.</summary>
/// <param name="Command">What runs.</param>
public sealed record CommandSource(Command Command) : StreamSource
{
    /// <summary>What a person can do when the command fails, one line each.</summary>
    public IReadOnlyList<string> NextSteps { get; init; } = [];

    /// <summary>
    /// Whether a command that ended with that exit code, and said those lines, wrote all the same what was asked for: tar ends with 1 when a
    /// file vanished while it was read. 0 alone by default.
    /// </summary>
    public Func<int, IReadOnlyList<string>, bool>? Accepts { get; init; }

    public override string Name => Command.Name;

    public override string Describe(Values values) => Command.Describe(values);

    public override async Task<Stream> OpenAsync(ApplyContext context)
    {
        var process = PipedProcess.Start(Command, context, NextSteps, Accepts);
        await process.FeedAsync(context.Cancellation);
        process.EndInput();
        return new ProcessOutput(process);
    }
}
