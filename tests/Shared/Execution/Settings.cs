namespace Pipeline.Testing;

/// <summary>Secrets or variables: of the repository, and of its environments by their names.</summary>
internal sealed record Settings
{
    public IReadOnlyDictionary<string, string> Repository { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Environments { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
}
