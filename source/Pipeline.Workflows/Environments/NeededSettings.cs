namespace Pipeline.Workflows;

/// <summary>What workflows take from the settings of the repository on GitHub.</summary>
/// <param name="Environment">The GitHub environment that has it; <see langword="null"/> for the repository itself.</param>
internal sealed record NeededSettings(string? Environment)
{
    /// <summary>Jobs with it must wait for a person.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Names, in order.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Names, in order.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];
}
