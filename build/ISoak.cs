using Pipeline.Plans;
using Pipeline.Targets;

/// <summary>The full figures, which take too long for the gate.</summary>
internal interface ISoak : IPipelineBuild
{
    Target Soak => _ => _
        .Description("Runs the suite with every injected failure and the benchmarks, and writes docs/measurements.md")
        .Plans(_ =>
        {
            string results = PipelineBuild.TemporaryDirectory / "soak-results";
            return Plan.Sequence(
                ("suite", Suite.Of(results, ("PIPELINE_SOAK", "1"))),
                ("measure", Suite.DotNet([], "run", "--configuration", "Release", "--project", "bench/Pipeline.Bench", "--", "--report", "docs/measurements.md", results)));
        });
}
