namespace Pipeline.Components;

/// <summary>The files of a repository that a build needs and that a repository may have already; those are left as they are.</summary>
internal static class RepositoryFiles
{
    public const string ParametersPath = ".nuke/parameters.json";
    public const string SdkPath = "global.json";
    public const string SettingsPath = "Directory.Build.props";

    /// <summary>Keeps the sources of the build program out of a project beside it, which compiles all that lies below its folder.</summary>
    public const string Exclusion = "<DefaultItemExcludes>$(DefaultItemExcludes);$(MSBuildThisFileDirectory)build/**</DefaultItemExcludes>";

    private const string Sdk = """
        {
          "sdk": {
            "version": "10.0.100",
            "rollForward": "latestFeature"
          }
        }

        """;

    private const string Settings = $"""
        <Project>

          <PropertyGroup>
            <!-- The build program is not part of the project in this folder. -->
            {Exclusion}
          </PropertyGroup>

        </Project>

        """;

    public static IEnumerable<TextFile> MissingIn(Destination destination)
    {
        if (destination.TextOf(ParametersPath) is null) yield return new TextFile(ParametersPath, "{}\n");
        if (!destination.HasGlobalJson) yield return new TextFile(SdkPath, Sdk);
        if (destination.HasProject && destination.TextOf(SettingsPath) is null) yield return new TextFile(SettingsPath, Settings);
    }
}
