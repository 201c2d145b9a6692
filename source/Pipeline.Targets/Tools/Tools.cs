namespace Pipeline.Targets;

/// <summary>
/// The tools that most builds use, for <c>using static Pipeline.Targets.Tools;</c>. Other tools are members marked with <see
/// cref="PathVariableAttribute"/>.
/// </summary>
public static class Tools
{
    /// <summary>Runs the .NET SDK: <c>DotNet($"test {Solution} --configuration {Configuration}")</c>.</summary>
    /// <inheritdoc cref="Tool"/>
    public static IReadOnlyCollection<ToolOutput> DotNet(
        ArgumentStringHandler arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null) => ToolRunner.Run("dotnet", arguments, workingDirectory, environmentVariables, timeout, logOutput);

    /// <summary>Runs npm.</summary>
    /// <inheritdoc cref="Tool"/>
    public static IReadOnlyCollection<ToolOutput> Npm(
        ArgumentStringHandler arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null) => ToolRunner.Run("npm", arguments, workingDirectory, environmentVariables, timeout, logOutput);

    /// <summary>Runs git.</summary>
    /// <inheritdoc cref="Tool"/>
    public static IReadOnlyCollection<ToolOutput> Git(
        ArgumentStringHandler arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null) => ToolRunner.Run("git", arguments, workingDirectory, environmentVariables, timeout, logOutput);
}
