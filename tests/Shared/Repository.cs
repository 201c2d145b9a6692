namespace Pipeline.Testing;

/// <summary>This repository, as the tests find it above their own assembly.</summary>
internal static class Repository
{
    public static string Root { get; } = RootOf(AppContext.BaseDirectory);

    public static string PathTo(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathTo(relative));

    /// <summary>A file that another project was compiled to, together with the tests that run.</summary>
    /// <param name="project">The project's folder, relative to the root.</param>
    /// <param name="file">The name of the file.</param>
    public static string Compiled(string project, string file)
    {
        var target = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Root, project, "bin", target.Parent!.Name, target.Name, file);
    }

    private static string RootOf(string folder)
    {
        if (File.Exists(Path.Combine(folder, "Pipeline.sln"))) return folder;
        return RootOf(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException($"There is no Pipeline.sln above {AppContext.BaseDirectory}."));
    }
}
