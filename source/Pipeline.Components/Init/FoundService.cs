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

    /// <summary>All that could be one, the most likely first: web projects, Node packages, other programs.</summary>
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

        return [.. Projects(project => project.IsWeb), .. packages, .. Projects(project => project is { IsProgram: true, IsWeb: false })];
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
        var name = folder.Path == "." ? "web" : DashedName.Of(folder.Path[(folder.Path.LastIndexOf('/') + 1)..]);
        var toolchain = CSharp.New(nameof(NodeToolchain), properties);
        return new FoundService(name, folder.Path, toolchain, Health(folder, sources), ["node_modules/"]);
    }

    private static string Health(SourceFolder folder, IReadOnlyList<SourceFolder> sources)
    {
        var own = sources.Where(folder.Contains).ToList();
        return HealthPaths.FirstOrDefault(path => own.Exists(inside => inside.Mentions(path))) ?? "/";
    }
}
