namespace Pipeline.Targets.Tests;

internal interface IShowComponent : IPipelineBuild
{
    [Parameter("The database")]
    Uri? Database => TryGetValue(() => Database);

    Target Migrate => _ => _.Description("Migrates the database").PerEnvironment().TryDependsOn<ShowBuild>(x => x.Pack).Executes(() => { });
}
