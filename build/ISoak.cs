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
                ("suite", Suite.Of(results, Full, ["--filter", "Measures!=time"])),
                ("load", Figures("Pipeline.Delivery.Tests", results)),
                ("containers", Figures("Pipeline.Containers.Tests", results)),
                ("measure", Suite.DotNet([], "run", "--configuration", "Release", "--project", "bench/Pipeline.Bench", "--", "--report", "docs/measurements.md", results)));
        });

    private static (string Name, string Value)[] Full => [("PIPELINE_SOAK", "1")];

    /// <summary>What tests measure of time, with nothing beside them.</summary>
    private static RunCommand Figures(string project, string results) => Suite.Test($"tests/{project}", results, Full, ["--filter", "Measures=time"]);
}
