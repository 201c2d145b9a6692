using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Bench;

/// <summary>Nine targets that deliver to staging and to production.</summary>
internal sealed class DeliveryBuild : PipelineBuild, IWorkflows
{
    [Parameter]
    [Secret]
    public string DatabaseUrl { get; } = null!;

    public IEnumerable<Workflow> Workflows => [new("deliver") { On = [Trigger.Push("main")], Targets = [DeployProd], Check = WorkflowCheck.FirstStep }];

    IEnumerable<BuildEnvironment> IPipelineBuild.Environments =>
        [new("staging") { Url = "https://staging.example.com/" }, new("production", IsProtected: true) { PromotesFrom = "staging" }];

    public Target Test => _ => Doing(_);

    public Target Lint => _ => Doing(_);

    public Target DockerBuild => _ => Doing(_).DependsOn(Test, Lint).NeedsHistory().InJob("images");

    public Target Push => _ => Doing(_).DependsOn(DockerBuild).NeedsHistory().InJob("images")
        .SignsIn("ghcr.io", "${{ github.actor }}", "GITHUB_TOKEN").Permissions(Permission.Write(PermissionScope.Packages));

    public Target Migrate => _ => Doing(_).PerEnvironment().DependsOn(Push).Requires(() => DatabaseUrl).NeedsHistory();

    public Target Preflight => _ => Doing(_).PerEnvironment().After(Push).Before(Migrate);

    public Target DeployStaging => _ => Doing(_).In("staging").DependsOn(Preflight, Migrate).NeedsHistory();

    public Target DeployProd => _ => Doing(_).In("production").DependsOn(Preflight, Migrate, DeployStaging).NeedsHistory();

    public Target Announce => _ => Doing(_).TriggeredBy(DeployProd).InOwnJob();

    private static ITargetDefinition Doing(ITargetDefinition definition) => definition.Plans(_ => Plan.Nothing("nothing"));
}
