using Pipeline.Targets;

/// <summary>Accepts what the tests compare with golden files. The change shows in <c>git diff</c>, where it is reviewed.</summary>
internal interface IAccept : IPipelineBuild
{
    [Parameter("The test project whose golden files Accept writes: tests/Pipeline.Plans.Tests. All of them by default.")]
    string? Golden => TryGetValue(() => Golden);

    Target Accept => _ => _
        .Description("Runs the tests and writes their golden files anew")
        .Plans(_ => Suite.DotNet([("PIPELINE_ACCEPT", "1")], "test", Golden ?? "Pipeline.sln", "-nologo", "-maxcpucount:1"));
}
