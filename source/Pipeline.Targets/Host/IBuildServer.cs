namespace Pipeline.Targets;

/// <summary>A host that runs builds for others: nobody can answer questions there.</summary>
public interface IBuildServer
{
    /// <summary>The branch that is built; <see langword="null"/> for a tag.</summary>
    string? Branch { get; }

    /// <summary>The commit that is built.</summary>
    string? Commit { get; }
}
