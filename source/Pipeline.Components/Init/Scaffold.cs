namespace Pipeline.Components;

/// <summary>The files of a new build, and the directory that they are for.</summary>
/// <param name="Destination">As it is now.</param>
/// <param name="Files">As they are to be.</param>
internal sealed record Scaffold(Destination Destination, IReadOnlyList<TextFile> Files)
{
    /// <summary>What a directory is read for: the files of a scaffold, and names that its folders must not have as files.</summary>
    public static readonly IReadOnlyList<string> Paths =
    [
        "build", ".nuke",
        BuildProject.Path, BuildProject.SettingsPath, BuildProject.FeedPath, BuildSource.Path,
        RepositoryFiles.ParametersPath, RepositoryFiles.SdkPath, RepositoryFiles.SettingsPath, IgnoreList.Path,
        .. Scripts.Paths,
    ];

    /// <param name="destination">The directory.</param>
    /// <param name="version">Of Pipeline.Components.</param>
    /// <param name="packages">A folder with the packages; <see langword="null"/> when NuGet finds them without.</param>
    public static Scaffold Of(Destination destination, string version, string? packages)
    {
        List<TextFile> files = [BuildProject.Of(version), BuildProject.Settings, BuildSource.Of(destination)];
        if (packages is not null) files.Add(BuildProject.Feed(destination, packages));
        files.AddRange(Scripts.All);
        files.Add(IgnoreList.Of(destination));
        files.AddRange(RepositoryFiles.MissingIn(destination));
        return new Scaffold(destination, files);
    }
}
