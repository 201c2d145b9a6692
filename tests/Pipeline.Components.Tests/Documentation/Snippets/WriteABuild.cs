#region first
using Pipeline.Targets;
using static Pipeline.Targets.Tools;
#endregion

namespace Documentation.WriteABuild;

#region first
class Build : PipelineBuild
{
    public static int Main() => Execute<Build>(build => build.Test);

    Target Clean => _ => _
        .Before(Restore)
        .Executes(() => (RootDirectory / "packages").CreateOrCleanDirectory());

    Target Restore => _ => _
        .Executes(() => DotNet("restore"));

    Target Test => _ => _
        .Description("Runs the tests")
        .DependsOn(Restore)
        .Executes(() => DotNet($"test --no-restore --logger trx --results-directory {TemporaryDirectory / "test-results"}"));
}
#endregion
