namespace Pipeline.Components;

/// <summary>A text file of a repository.</summary>
/// <param name="Path">Relative to the repository's root, with slashes.</param>
/// <param name="Text">All of it.</param>
internal sealed record TextFile(string Path, string Text)
{
    public bool IsExecutable { get; init; }

    /// <summary>The same text, whatever Git made of its line ends.</summary>
    public bool IsSame(string text) => text.ReplaceLineEndings("\n") == Text.ReplaceLineEndings("\n");
}
