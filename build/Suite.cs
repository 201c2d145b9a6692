using System.Collections.Immutable;
using Pipeline.Plans;
using Pipeline.Targets;

/// <summary>
/// The library's own tests as commands. Two test projects run at once, in the order of the solution, the long ones first: they start real
/// servers and mostly wait for them.
/// </summary>
internal static class Suite
{
    public static Plan Of(string results) => Of(results, [], []);

    /// <param name="results">The folder for the result files.</param>
    /// <param name="variables">The environment of all.</param>
    /// <param name="options">Further options of <c>dotnet test</c>.</param>
    public static Plan Of(string results, (string Name, string Value)[] variables, string[] options) => Plan.Sequence(
        ("clean", new DeleteDirectory(results, PipelineBuild.TemporaryDirectory)),
        ("workflow-tools", InstallWorkflowTools()),
        ("build", DotNet(variables, "build", "Pipeline.sln", "-nologo", "-v:q", "-nodeReuse:false", "-p:UseSharedCompilation=true")),
        ("test", Test("Pipeline.sln", results, variables, ["-maxcpucount:2", .. options])));

    /// <summary>Runs what is built.</summary>
    public static RunCommand Test(string project, string results, (string Name, string Value)[] variables, string[] options) =>
        DotNet(variables, ["test", project, "-nologo", "--no-build", "--logger", "trx", "--results-directory", results, .. options]);

    public static RunCommand DotNet((string Name, string Value)[] variables, params string[] arguments) =>
        new(new Command("dotnet", arguments.Select(Value.Of))
        {
            Environment = variables.ToImmutableSortedDictionary(variable => variable.Name, variable => Value.Of(variable.Value), StringComparer.Ordinal),
        });

    /// <summary>What the tests of workflow files need, once for every lock file: npm notes in the folder what it has installed.</summary>
    private static Plan InstallWorkflowTools()
    {
        string folder = PipelineBuild.RootDirectory / "tests" / "workflow-tools";
        if (File.GetLastWriteTimeUtc(Path.Combine(folder, "node_modules", ".package-lock.json")) >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
            return Plan.Nothing("the npm packages of tests/workflow-tools are installed");
        if (!ProgramPath.Has("npm"))
            return Plan.Nothing("npm is not on PATH: the tests that need it are skipped, and say so");
        return new RunCommand(new Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund") { WorkingDirectory = folder });
    }
}
