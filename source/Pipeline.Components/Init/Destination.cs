using Pipeline.Delivery;

namespace Pipeline.Components;

/// <summary>The directory that is to have a build, as it is now.</summary>
/// <param name="Directory">Absolute; it may not exist yet.</param>
internal sealed record Destination(string Directory)
{
    /// <summary>The files that a scaffold has to do with, as far as they are there.</summary>
    public EquatableList<TextFile> Files { get; init; } = [];

    /// <summary>What could be delivered, the most likely first.</summary>
    public EquatableList<FoundService> Services { get; init; } = [];

    /// <summary>A solution or project that <c>dotnet test</c> takes, where there is one.</summary>
    public string? Testable { get; init; }

    /// <summary>A C# project lies in the directory itself, and would compile the build program's sources too.</summary>
    public bool HasProject { get; init; }

    /// <summary>A <c>global.json</c>, here or above, says which SDK is used.</summary>
    public bool HasGlobalJson { get; init; }

    /// <summary>It is in a Git repository.</summary>
    public bool IsRepository { get; init; }

    /// <summary>The text of a file, or <see langword="null"/> when it is not there.</summary>
    public string? TextOf(string path) => Files.FirstOrDefault(file => file.Path == path)?.Text;

    public override string ToString() =>
        Files.Count == 0 ? $"{Directory} has no build" : $"{Directory} has {string.Join(", ", Files.Select(file => file.Path))}";
}
