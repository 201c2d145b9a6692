using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

/// <summary>
/// The library's own suite: what <c>.ci/run</c> runs. No deployment depends on it. One test project runs after the other: their tests
/// start real processes, and wait for them with time limits.
/// </summary>
internal interface IVerify : IPipelineBuild
{
    Target Verify => _ => _
        .Description("Builds the library with analyzers and runs its own tests")
        .UsesTool(ToolSetup.Node("22"))
        .Plans(_ => Plan.Sequence(
            ("workflow-tools", InstallWorkflowTools()),
            ("build", DotNet("build", "Pipeline.sln", "-nologo", "-v:q", "-nodeReuse:false")),
            ("test", DotNet("test", "Pipeline.sln", "-nologo", "--no-build", "-maxcpucount:1", "--logger", "trx", "--results-directory", Results))));

    private static string Results => PipelineBuild.TemporaryDirectory / "test-results";

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

    private static RunCommand DotNet(params string[] arguments) => new(new Command("dotnet", arguments.Select(Value.Of)));
}
