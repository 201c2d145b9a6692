namespace Pipeline.Delivery;

/// <summary>What was backed up, without credentials.</summary>
/// <param name="Kind">The <see cref="BackupSource.Kind"/>: <c>postgresql</c>, <c>directory</c>, <c>redis</c>, <c>mongodb</c>.</param>
public sealed record SourceFacts(string Kind)
{
    /// <summary>The database, or the folder.</summary>
    public string? Name { get; init; }

    /// <summary>What tells this server from all others: PostgreSQL's system identifier. <see langword="null"/> where there is none, or it may not be read.</summary>
    public string? Identity { get; init; }

    /// <summary>The server's version: <c>15.8</c>.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>How the database encodes text.</summary>
    public string? Encoding { get; init; }

    /// <summary>Extension to its version; a restore needs them on its server.</summary>
    public SortedDictionary<string, string> Extensions { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Roles that own what was dumped; they are not part of a dump.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];
}
