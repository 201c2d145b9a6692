using Pipeline.Targets;

/// <summary>The library's own suite: what <c>.ci/run</c> runs. No deployment depends on it.</summary>
internal interface IVerify : IPipelineBuild
{
    Target Verify => _ => _
        .Description("Builds the library with analyzers and runs its own tests")
        .Plans(_ => Suite.Of(PipelineBuild.TemporaryDirectory / "test-results"));
}
