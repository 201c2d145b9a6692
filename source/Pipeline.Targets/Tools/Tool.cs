namespace Pipeline.Targets;

/// <summary>Runs a program to its end and gives its output lines; an exit code other than 0 throws.</summary>
/// <param name="arguments">One command line; quotes group words. Interpolated values are quoted safely.</param>
/// <param name="workingDirectory">The repository's root when <see langword="null"/>.</param>
/// <param name="environmentVariables">Added to the inherited ones.</param>
/// <param name="timeout">Milliseconds; no limit when <see langword="null"/>.</param>
/// <param name="logOutput">Shows the output; on by default.</param>
public delegate IReadOnlyCollection<ToolOutput> Tool(
    ArgumentStringHandler arguments,
    string? workingDirectory = null,
    IReadOnlyDictionary<string, string>? environmentVariables = null,
    int? timeout = null,
    bool? logOutput = null);
