using System.Collections.Immutable;
using System.Security;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// C# services, with the <c>dotnet</c> command. All it builds stays in <see cref="ServiceSource.Temporary"/>
/// (<c>--artifacts-path</c>): services that share a library do not get in each other's way, nor in that of an editor. Nothing
/// of it outlives its command: no build server, no waiting MSBuild node.
/// </summary>
public sealed record DotNetToolchain : Toolchain
{
    /// <summary>The project file, relative to the repository's root; the only one in the service's folder when not set.</summary>
    public string? Project { get; init; }

    /// <summary>
    /// The test project, or a folder with one project, relative to the repository's root; <see langword="null"/> when there are no tests.
    /// </summary>
    public string? Tests { get; init; }

    /// <summary>
    /// Percent of the lines of the service's own assembly that the tests must run; not measured when <see langword="null"/>. The
    /// collector is part of Microsoft.NET.Test.Sdk, which every test project refers to.
    /// </summary>
    public int? MinimumCoverage { get; init; }

    public override IReadOnlyList<string> Tools => ["dotnet"];

    public override Plan Test(ServiceSource source, string results)
    {
        if (Tests is null) return Plan.Nothing($"{source.Service.Name} has no tests");

        var assembly = ProjectOf(source).AssemblyName();
        string[] log = ["--logger", "trx;LogFileName=tests.trx", "--results-directory", source.FromRoot(results)];
        var test = Build(source, "test", TestsOf(source, Tests)).Concat(log);
        return MinimumCoverage is not { } minimum
            ? DotNet(test)
            : Plan.Sequence(
                ("run", DotNet(test.Concat(["--collect", "Code Coverage;Format=Cobertura"]))),
                ("coverage", new RequireCoverage(source.Service.Name, Cobertura.Of(assembly, results), minimum)));
    }

    public override TestReports? Reports(ServiceSource source, string results) => Tests is null ? null : new(results)
    {
        Coverage = MinimumCoverage is null ? null : Cobertura.Of(ProjectOf(source).AssemblyName(), results),
    };

    /// <summary>
    /// <c>dotnet format</c>, once for the service and its tests. It takes one project or one solution, so it gets a solution; its
    /// restore has a place of its own, so it may run beside the tests.
    /// </summary>
    public override Plan Lint(ServiceSource source)
    {
        var folder = Path.Combine(source.Temporary, "lint");
        var solution = Path.Combine(folder, $"{source.Service.Name}.slnx");
        List<DotNetProject> projects = [ProjectOf(source)];
        if (Tests is not null) projects.Add(TestsOf(source, Tests));

        var format = new Command("dotnet", "format", source.FromRoot(solution), "--verify-no-changes") { Environment = Apart(folder) };
        return Plan.Sequence(
            ("solution", new WriteFile(solution, SolutionText(folder, projects))),
            ("format", new RunCommand(format) { NextSteps = [.. projects.Select(Repair)] }));

        string Repair(DotNetProject project) => $"dotnet format {source.FromRoot(project.File)}";
    }

    public override Plan Package(ServiceSource source, string folder)
    {
        string[] portable = ["--no-self-contained", "-p:UseAppHost=false", "--output", source.FromRoot(folder)];
        return DotNet(Build(source, "publish", ProjectOf(source)).Concat(portable));
    }

    public override IReadOnlyList<string> Start(ServiceSource source) => ["dotnet", $"{ProjectOf(source).AssemblyName()}.dll"];

    private DotNetProject ProjectOf(ServiceSource source) => DotNetProject.At(source, Project ?? source.Service.Directory, nameof(Project));

    private static DotNetProject TestsOf(ServiceSource source, string tests) => DotNetProject.At(source, tests, nameof(Tests));

    private static string[] Build(ServiceSource source, string verb, DotNetProject project)
    {
        var output = source.FromRoot(Path.Combine(source.Temporary, "build"));
        return [verb, source.FromRoot(project.File), "--configuration", "Release", "--artifacts-path", output, "--disable-build-servers"];
    }

    private static RunCommand DotNet(IEnumerable<string> arguments) => new(new Command("dotnet", arguments.Select(Value.Of)));

    /// <summary>What <c>--artifacts-path</c> sets, for a command without it: MSBuild reads properties from the environment, too.</summary>
    private static ImmutableSortedDictionary<string, Value<string>> Apart(string folder) =>
        ImmutableSortedDictionary<string, Value<string>>.Empty.Add("ArtifactsPath", folder).Add("UseArtifactsOutput", "true");

    private static string SolutionText(string folder, IEnumerable<DotNetProject> projects)
    {
        var paths = projects.Select(project => SecurityElement.Escape(Path.GetRelativePath(folder, project.File)));
        var lines = paths.Select(path => $"""  <Project Path="{path}" />""");
        return $"<Solution>\n{string.Join('\n', lines)}\n</Solution>\n";
    }
}
