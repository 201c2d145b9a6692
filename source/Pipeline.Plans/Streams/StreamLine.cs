namespace Pipeline.Plans;

/// <summary>Writes a stream as a line for a POSIX shell.</summary>
internal static class StreamLine
{
    public static string Of(StreamBytes stream, Values values) => string.Join(' ',
    [
        stream.Source.Describe(values),
        .. stream.Stages.Select(stage => $"| {Stage(stage, values)}"),
        stream.Sink.Describe(values),
    ]);

    /// <summary>What a stage gets before the stream, such as a passphrase, comes first on its standard input.</summary>
    public static string Stage(Command stage, Values values) => stage.Input is { } first
        ? $"{{ echo {first.Name}; cat; }} | {(stage with { Input = null }).Describe(values)}"
        : stage.Describe(values);
}
