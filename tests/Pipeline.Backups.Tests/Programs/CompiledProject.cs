namespace Pipeline.Backups.Tests.Programs;

/// <summary>What other projects of this repository were compiled to, together with these tests.</summary>
internal static class CompiledProject
{
    private const string Tests = "tests/Pipeline.Backups.Tests";

    /// <param name="project">Its folder, relative to the root of the repository.</param>
    /// <param name="file">The name of the file.</param>
    public static string File(string project, string file) => Path.Combine(AppContext.BaseDirectory.Replace(Tests, project, StringComparison.Ordinal), file);
}
