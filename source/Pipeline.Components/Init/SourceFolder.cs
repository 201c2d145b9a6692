namespace Pipeline.Components;

/// <summary>A folder of a repository, as a look for services finds it.</summary>
internal sealed class SourceFolder
{
    /// <summary>How far below the root it is looked for services: <c>src/shop/api</c>.</summary>
    private const int Depth = 3;

    private static readonly string[] NoSources = ["artifacts", "bin", "build", "dist", "node_modules", "obj", "target", "venv"];
    private static readonly string[] Languages = [".cs", ".java", ".js", ".mjs", ".py", ".ts"];

    private readonly string[] files;

    private SourceFolder(string root, string folder)
    {
        files = Directory.GetFiles(folder);
        Array.Sort(files, StringComparer.Ordinal);
        Path = Relative(root, folder);
        Projects = [.. With(".csproj").Select(file => new FoundProject(Relative(root, file), File.ReadAllText(file)))];
        Package = FoundPackage.In(folder);
        Python = FoundPython.In(folder);
        Pom = FoundPom.In(folder);
        Solution = With(".sln", ".slnx").ToList() is [var only] ? Relative(root, only) : null;
    }

    /// <summary>Relative to the repository's root, with slashes; <c>.</c> for the root.</summary>
    public string Path { get; }

    public IReadOnlyList<FoundProject> Projects { get; }

    public FoundPackage? Package { get; }

    public FoundPython? Python { get; }

    public FoundPom? Pom { get; }

    /// <summary>The only solution in it.</summary>
    public string? Solution { get; }

    /// <summary>The root first, then what is below, the nearer ones first.</summary>
    public static IReadOnlyList<SourceFolder> AllOf(string root)
    {
        var all = new List<SourceFolder>();
        List<string> level = [root];
        for (var depth = 0; depth <= Depth; depth++)
        {
            all.AddRange(level.Select(folder => new SourceFolder(root, folder)));
            level = [.. level.SelectMany(Directory.EnumerateDirectories).Where(HasSources).Order(StringComparer.Ordinal)];
        }

        return all;
    }

    /// <summary>The other folder is this one or lies below.</summary>
    public bool Contains(SourceFolder other) =>
        Path == "." || other.Path == Path || other.Path.StartsWith(Path + "/", StringComparison.Ordinal);

    /// <summary>A source in it has the path as a text.</summary>
    public bool Mentions(string path) => With(Languages).Select(File.ReadAllText).Any(text =>
        text.Contains($"\"{path}\"", StringComparison.Ordinal) || text.Contains($"'{path}'", StringComparison.Ordinal));

    private IEnumerable<string> With(params string[] extensions) =>
        files.Where(file => extensions.Contains(System.IO.Path.GetExtension(file), StringComparer.Ordinal));

    private static string Relative(string root, string path) => System.IO.Path.GetRelativePath(root, path).Replace('\\', '/');

    private static bool HasSources(string folder) =>
        System.IO.Path.GetFileName(folder) is var name && name[0] != '.' && !NoSources.Contains(name, StringComparer.OrdinalIgnoreCase);
}
