using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Workflows.Tests;

/// <summary>The delivery of a system with nine targets, staging and production.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public void Nine_targets() => Golden.Matches(Generated.Text<Delivery>(), extension: "yml");

    [Fact]
    public void It_is_short_enough_to_be_reviewed()
    {
        var delivery = Generated.Projected<Delivery>().Single();

        delivery.Jobs.Count.Should().BeLessThanOrEqualTo(6);
        Generated.Text<Delivery>().Split('\n').Length.Should().BeLessThanOrEqualTo(250);
    }

    private sealed class Delivery : PipelineBuild, IWorkflows
    {
        public IEnumerable<Workflow> Workflows =>
        [
            new("deliver") { On = [Trigger.Push("main")], Targets = [DeployProd], Check = WorkflowCheck.FirstStep },
        ];

        IEnumerable<BuildEnvironment> IPipelineBuild.Environments =>
        [
            new("staging") { Url = "https://staging.example.com/" },
            new("production", IsProtected: true) { Url = "https://example.com/", Branch = "main", PromotesFrom = "staging" },
        ];

        [Parameter]
        [Secret]
        public string DatabaseUrl { get; } = null!;

        public Target Test => _ => _.UsesTool(ToolSetup.Node("22")).Plans(_ => Plan.Nothing("test"));

        public Target Lint => _ => _.UsesTool(ToolSetup.Node("22")).Plans(_ => Plan.Nothing("lint"));

        public Target DockerBuild => _ => _.DependsOn(Test, Lint).NeedsHistory().InJob("images").Plans(_ => Plan.Nothing("build"));

        public Target Push => _ => _
            .DependsOn(DockerBuild)
            .NeedsHistory()
            .InJob("images")
            .SignsIn("ghcr.io", "${{ github.actor }}", "GITHUB_TOKEN")
            .Permissions(Permission.Write(PermissionScope.Packages))
            .Plans(_ => Plan.Nothing("push"));

        public Target Migrate => _ => _.PerEnvironment().DependsOn(Push).Requires(() => DatabaseUrl).NeedsHistory().Plans(_ => Plan.Nothing("migrate"));

        public Target Preflight => _ => _.PerEnvironment().After(Push).Before(Migrate).Plans(_ => Plan.Nothing("preflight"));

        public Target DeployStaging => _ => _.In("staging").DependsOn(Preflight, Migrate).NeedsHistory().Plans(_ => Plan.Nothing("deploy"));

        public Target DeployProd => _ => _.In("production").DependsOn(Preflight, Migrate, DeployStaging).NeedsHistory().Plans(_ => Plan.Nothing("deploy"));

        public Target Announce => _ => _.TriggeredBy(DeployProd).InOwnJob().Executes(() => { });
    }
}
