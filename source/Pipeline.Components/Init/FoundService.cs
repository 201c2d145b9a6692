using Pipeline.Delivery;

namespace Pipeline.Components;

/// <summary>A service that a look through the sources has found.</summary>
/// <param name="Name">Lower case words joined by dashes.</param>
/// <param name="Directory">Relative to the repository's root, with slashes; <c>.</c> for the root.</param>
/// <param name="Toolchain">The C# expression that makes its toolchain.</param>
/// <param name="HealthPath">A path that its sources mention as that of its health, else <c>/</c>.</param>
/// <param name="Ignored">What Git should not keep of it.</param>
internal sealed record FoundService(string Name, string Directory, string Toolchain, string HealthPath, EquatableList<string> Ignored)
{
    private static readonly string[] HealthPaths = ["/health", "/healthz", "/api/health"];

    /// <summary>All that could be one, the most likely first: web projects, Node packages, Python and Maven programs, other programs.</summary>
    public static IEnumerable<FoundService> In(IReadOnlyList<SourceFolder> sources)
    {
        IEnumerable<FoundService> Projects(Func<FoundProject, bool> isOne) =>
            from folder in sources
            from project in folder.Projects
            where isOne(project)
            select OfProject(project, folder, sources);

        var packages =
            from folder in sources
            where folder.Package is { IsProgram: true }
            select OfPackage(folder, folder.Package!, sources);

        var pythons =
            from folder in sources
            where folder.Python is not null
            select OfPython(folder, folder.Python!, sources);

        var poms =
            from folder in sources
            where folder.Pom is { IsProgram: true }
            select OfPom(folder, folder.Pom!, sources);

        return [.. Projects(project => project.IsWeb), .. packages, .. pythons, .. poms, .. Projects(project => project is { IsProgram: true, IsWeb: false })];
    }

    private static FoundService OfProject(FoundProject project, SourceFolder folder, IReadOnlyList<SourceFolder> sources)
    {
        var tests = sources.SelectMany(other => other.Projects).FirstOrDefault(other => other.IsTest && other.Uses(project));
        List<string> properties = [];
        if (folder.Projects.Count > 1) properties.Add($"Project = {CSharp.Text(project.Path)}");
        if (tests is not null) properties.Add($"Tests = {CSharp.Text(tests.Path)}");
        var toolchain = CSharp.New(nameof(DotNetToolchain), properties);
        return new FoundService(DashedName.Of(project.Name), folder.Path, toolchain, Health(folder, sources), ["bin/", "obj/"]);
    }

    private static FoundService OfPackage(SourceFolder folder, FoundPackage package, IReadOnlyList<SourceFolder> sources)
    {
        List<string> properties = [];
        if (!package.Has("test")) properties.Add($"{nameof(NodeToolchain.TestScript)} = null");
        if (!package.Has("lint")) properties.Add($"{nameof(NodeToolchain.LintScript)} = null");
        if (package.Has("build")) properties.Add($"{nameof(NodeToolchain.BuildScript)} = \"build\"");
        var toolchain = CSharp.New(nameof(NodeToolchain), properties);
        return new FoundService(NameOf(folder), folder.Path, toolchain, Health(folder, sources), ["node_modules/"]);
    }

    private static FoundService OfPython(SourceFolder folder, FoundPython python, IReadOnlyList<SourceFolder> sources) => new(
        NameOf(folder), folder.Path, CSharp.New(nameof(PythonToolchain), python.Properties), Health(folder, sources), ["__pycache__/", ".pytest_cache/", ".venv/"]);

    private static FoundService OfPom(SourceFolder folder, FoundPom pom, IReadOnlyList<SourceFolder> sources)
    {
        var reactor = sources.FirstOrDefault(other => other.Pom?.Modules.Any(module => Below(other, module) == folder.Path) == true);
        List<string> properties = reactor is null ? [] : [$"{nameof(MavenToolchain.Reactor)} = {CSharp.Text(reactor.Path)}"];
        var name = pom.Name is { } artifact ? DashedName.Of(artifact) : NameOf(folder);
        return new FoundService(name, folder.Path, CSharp.New(nameof(MavenToolchain), properties), Health(folder, sources), ["target/"]);
    }

    private static string Below(SourceFolder folder, string path) => folder.Path == "." ? path : $"{folder.Path}/{path}";

    private static string NameOf(SourceFolder folder) => folder.Path == "." ? "web" : DashedName.Of(folder.Path[(folder.Path.LastIndexOf('/') + 1)..]);

    private static string Health(SourceFolder folder, IReadOnlyList<SourceFolder> sources)
    {
        var own = sources.Where(folder.Contains).ToList();
        return HealthPaths.FirstOrDefault(path => own.Exists(inside => inside.Mentions(path))) ?? "/";
    }
}
