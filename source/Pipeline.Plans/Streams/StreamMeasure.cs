namespace Pipeline.Plans;

/// <summary>What one part of a stream gave on.</summary>
/// <param name="Name">The part: <c>pg_dump</c>, <c>zstd</c>.</param>
/// <param name="Bytes">How much it wrote.</param>
/// <param name="Sha256">Of what it wrote, hexadecimal: of the source and of the last stage.</param>
public sealed record StreamMeasure(string Name, long Bytes, string? Sha256);
