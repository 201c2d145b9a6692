namespace Pipeline.Targets.Tests;

/// <summary>A build with a little of everything that help and plans show.</summary>
internal sealed class ShowBuild : PipelineBuild, IShowComponent
{
    IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging"), new("production", IsProtected: true)];

    [Parameter("What is compiled for")]
    public string Configuration { get; } = "Debug";

    [Parameter("How often an upload is tried again when the network fails, before the whole run gives up")]
    public int Retries { get; } = 3;

    [Parameter("The key of the package feed")]
    [Secret]
    public string? FeedKey { get; } = "not shown";

    [Parameter("The projects", Separator = ";")]
    [Required]
    public string[]? Projects { get; }

    [Parameter]
    public bool Quick { get; }

    [Parameter("Not shown", List = false)]
    public string? Internal { get; }

    public Target Restore => _ => _.Executes(() => { });

    public Target Compile => _ => _.Description("Compiles").DependsOn(Restore).Executes(() => { });

    public Target Pack => _ => _
        .Description("Packs the libraries into packages, with their symbols, their licences and the list of what they were built from")
        .DependsOn(Compile)
        .Executes(() => { });

    public Target Clean => _ => _.Before(Restore).Unlisted().Executes(() => { });

    public Target DeployStaging => _ => _
        .Description("Delivers to staging")
        .In("staging")
        .DependsOn<IShowComponent>(x => x.Migrate)
        .Triggers(Announce)
        .Executes(() => { });

    public Target DeployProd =>
        _ => _.In("production").DependsOn(DeployStaging).DependsOn<IShowComponent>(x => x.Migrate).Executes(() => { });

    public Target Announce => _ => _.After(Pack).Executes(() => { });
}
