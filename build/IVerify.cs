using Pipeline.Plans;
using Pipeline.Targets;

/// <summary>
/// The library's own suite: what <c>.ci/run</c> runs. No deployment depends on it. One test project runs after the other: their tests
/// start real processes, and wait for them with time limits.
/// </summary>
internal interface IVerify : IPipelineBuild
{
    Target Verify => _ => _
        .Description("Builds the library with analyzers and runs its own tests")
        .Plans(_ => Plan.Sequence(
            ("build", DotNet("build", "Pipeline.sln", "-nologo", "-v:q", "-nodeReuse:false")),
            ("test", DotNet("test", "Pipeline.sln", "-nologo", "--no-build", "-maxcpucount:1", "--logger", "trx", "--results-directory", Results))));

    private static string Results => PipelineBuild.TemporaryDirectory / "test-results";

    private static RunCommand DotNet(params string[] arguments) => new(new Command("dotnet", arguments.Select(Value.Of)));
}
