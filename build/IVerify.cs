using Pipeline.Components;
using Pipeline.Delivery;
using Pipeline.Targets;
using Pipeline.Workflows;

/// <summary>The library's own suite: what <c>.ci/run</c> runs. No deployment depends on it.</summary>
internal interface IVerify : IPipelineBuild
{
    Target Verify => _ => _
        .Description("Builds the library with analyzers and runs its own tests")
        .UsesTool(ToolSetup.Node("22"))
        .Plans(context =>
        {
            context.Report(new TestReports(Results).FindingOf("library"));
            return Suite.Of(Results);
        });

    private static string Results => PipelineBuild.TemporaryDirectory / "test-results" / "library";
}
