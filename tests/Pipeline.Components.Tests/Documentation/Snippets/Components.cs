using System.Net;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Documentation.Components;

#region component
interface IWarmUp : IPipelineBuild
{
    [Parameter("Where the site is.")]
    string SiteUrl => TryGetValue(() => SiteUrl);

    Target WarmUp => _ => _
        .Description("Asks for the first page, so that caches are filled")
        .PerEnvironment()
        .Requires(() => SiteUrl)
        .Plans(context => new HttpCall("GET", SiteUrl) { Expected = [HttpStatusCode.OK], Deadline = TimeSpan.FromSeconds(10) });
}

class Build : PipelineBuild, IWarmUp
{
    public static int Main() => Execute<Build>();

    IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging"), new("production", IsProtected: true)];

    Target Publish => _ => _
        .In("production")
        .DependsOn<IWarmUp>(build => build.WarmUp)
        .Executes(() => Console.WriteLine("published"));
}
#endregion
