namespace Pipeline.Plans;

/// <summary>A stream that arrived whole.</summary>
/// <param name="Parts">The source, then the stages.</param>
/// <param name="Took">From opening the source until the target was complete.</param>
public sealed record StreamResult(IReadOnlyList<StreamMeasure> Parts, TimeSpan Took)
{
    /// <summary>What the source gave.</summary>
    public StreamMeasure Plain => Parts[0];

    /// <summary>What the target got.</summary>
    public StreamMeasure Stored => Parts[^1];
}
