using Pipeline.Targets;

namespace Documentation.Conditions;

class Build : PipelineBuild
{
    #region conditions
    [Parameter("Publishes a preview.")]
    readonly bool IsPreview = false;

    [PathVariable]
    readonly Tool Docker = null!;

    Target Publish => _ => _
        .Requires(() => Docker)
        .OnlyWhenStatic(() => IsServerBuild)
        .OnlyWhenDynamic(() => !IsPreview, "it is no preview")
        .Timeout(TimeSpan.FromMinutes(10))
        .Executes(() => Docker($"push {"registry.example.com/shop"}"));

    Target Tidy => _ => _
        .After(Publish)
        .AssuredAfterFailure()
        .Executes(() => TemporaryDirectory.GlobDirectories("publish-*").DeleteDirectories());
    #endregion
}
