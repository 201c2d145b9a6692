namespace Pipeline.Bench;

/// <summary>One command-line word's worth of measurements.</summary>
internal interface IBenchmark
{
    /// <summary>What selects it on the command line.</summary>
    string Name { get; }

    Task<IReadOnlyList<Measurement>> RunAsync();
}
