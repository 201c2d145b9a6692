using Pipeline.Plans;
using Pipeline.Targets;

namespace Documentation.Parameters;

#region parameters
class Build : PipelineBuild, IPublish
{
    public static int Main() => Execute<Build>();

    [Parameter("How often a download is tried.")]
    readonly int Attempts = 3;

    [Parameter("Only these packages.", Separator = ",")]
    readonly string[] Packages = [];

    Target Download => _ => _
        .Executes(() => Console.WriteLine($"{Packages.Length} packages, at most {Attempts} attempts each"));
}

[ParameterPrefix("NuGet")]
interface IPublish : IPipelineBuild
{
    [Parameter("Where packages go.")]
    Uri Source => TryGetValue(() => Source) ?? new Uri("https://api.nuget.org/v3/index.json");

    [Parameter("Proves that we may publish.")]
    Secret ApiKey => TryGetValue(() => ApiKey);

    Target Publish => _ => _
        .Requires(() => ApiKey)
        .Plans(context => new RunCommand(new Command("./publish.sh", Source.AbsoluteUri) { Input = ApiKey }));
}
#endregion
