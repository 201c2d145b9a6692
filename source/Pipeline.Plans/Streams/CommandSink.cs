namespace Pipeline.Plans;

/// <summary>Hands a stream to the standard input of a command; its output lines are shown. An exit code other than 0 is a failure.</summary>
/// <param name="Command">What runs.</param>
public sealed record CommandSink(Command Command) : StreamSink
{
    /// <summary>What a person can do when the command fails, one line each.</summary>
    public IReadOnlyList<string> NextSteps { get; init; } = [];

    public override string Describe(Values values) => $"| {StreamLine.Stage(Command, values)}";

    public override async Task<IStreamTarget> OpenAsync(ApplyContext context)
    {
        var process = PipedProcess.Start(Command, context, NextSteps);
        await process.FeedAsync(context.Cancellation);
        return new Target(process, process.ShowOutputAsync());
    }

    private sealed class Target(PipedProcess process, Task output) : IStreamTarget
    {
        public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => process.WriteAsync(bytes, cancellation);

        public async Task CompleteAsync(CancellationToken cancellation)
        {
            process.EndInput();
            await output.WaitAsync(cancellation);
            await process.SucceedAsync(cancellation);
        }

        public ValueTask DisposeAsync() => process.DisposeAsync();
    }
}
