namespace Pipeline.Workflows.Tests;

/// <summary>Every generated workflow file in this repository: its own, those of the examples, and what the tests have accepted.</summary>
internal static class GeneratedFiles
{
    private static readonly string[] Folders = [".github/workflows", "examples", "tests"];

    /// <summary>Their paths in the repository.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Folders.Select(Repository.PathTo).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Where(IsGenerated).Order(StringComparer.Ordinal),
    ];

    private static bool IsGenerated(string file)
    {
        var folders = Path.GetDirectoryName(file)!.Split(Path.DirectorySeparatorChar);
        return folders[^1] is "Golden" or "workflows" && !folders.Any(folder => folder is "bin" or "obj" or "node_modules");
    }
}
