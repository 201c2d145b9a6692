namespace Pipeline.Delivery;

/// <summary>A part of the stream that made a backup.</summary>
/// <param name="Program">What it was: <c>pg_dump</c>, <c>zstd</c>, <c>age</c>.</param>
/// <param name="Bytes">How much it wrote.</param>
public sealed record BackupStage(string Program, long Bytes);
