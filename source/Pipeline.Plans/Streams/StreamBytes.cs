namespace Pipeline.Plans;

/// <summary>
/// Streams a source through programs into a sink, as a shell's pipeline does, but for its faults: every exit code counts, all ends when one
/// part does, and the sink is completed only when everything before it has succeeded. Memory does not grow with the stream: who is slower
/// holds the others up.
/// </summary>
/// <param name="Source">Where the bytes come from.</param>
/// <param name="Sink">Where they go.</param>
public sealed record StreamBytes(StreamSource Source, StreamSink Sink) : Effect
{
    /// <summary>
    /// Programs between the two, in order; each reads its standard input to the end and writes its standard output. The <see cref="Command.Input"/>
    /// of a stage is written to it before the stream.
    /// </summary>
    public IReadOnlyList<Command> Stages { get; init; } = [];

    /// <summary>A stream of which no byte moves for so long is given up; 5 minutes by default.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Keeps what was measured.</summary>
    public Promise<StreamResult>? Result { get; init; }

    public override string Describe(Values values) => StreamLine.Of(this, values);

    public override async Task ApplyAsync(ApplyContext context)
    {
        var result = await new StreamRun(this, context).RunAsync();
        if (Result is not null) context.Values.Keep(Result, result);
    }
}
