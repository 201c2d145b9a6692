using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>How a source is read, as parts of a plan.</summary>
/// <param name="Bytes">The stream.</param>
/// <param name="Facts">What is read; known once <see cref="Open"/> has been applied.</param>
public sealed record SourceReading(StreamSource Bytes, Value<SourceFacts> Facts)
{
    /// <summary>The format of the stream: <c>pg_dump custom</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The end of the file's name: <c>.dump</c>.</summary>
    public required string Extension { get; init; }

    /// <summary>The command that takes the stream back, at the end of a pipeline: <c>pg_restore --dbname=DATABASE</c>.</summary>
    public required string Restore { get; init; }

    /// <summary>The programs whose versions a restore may want to know.</summary>
    public IReadOnlyList<Command> Versions { get; init; } = [];

    /// <summary>Comes before the stream: fixes the moment that is read. Nothing by default.</summary>
    public Plan? Open { get; init; }

    /// <summary>Comes after the stream: counts what the moment had. Nothing by default.</summary>
    public Plan? Count { get; init; }

    /// <summary>What was counted.</summary>
    public Value<IReadOnlyList<TableRows>> Tables { get; init; } = Value.Of<IReadOnlyList<TableRows>>([]);

    /// <summary>Comes last, in any case. Nothing by default.</summary>
    public Plan? Close { get; init; }
}
