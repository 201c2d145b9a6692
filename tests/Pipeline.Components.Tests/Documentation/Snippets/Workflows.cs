using Pipeline.Components;
using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Documentation.Workflows;

#region workflows
class Build : PipelineBuild, IDelivery, IWorkflows
{
    public static int Main() => Execute<Build>();

    public Application Application => Shop.Application;

    IEnumerable<Workflow> IWorkflows.Workflows =>
    [
        this.Ci(),
        this.Deliver() with { RunsOn = Runner.SelfHosted("shop") },
        this.BackupOf("production", "0 3 * * *", "0 15 * * *") with { RunsOn = Runner.SelfHosted("shop") },
        this.Rollback() with { RunsOn = Runner.SelfHosted("shop") },
    ];
}
#endregion

class AdjustedBuild : PipelineBuild, IDelivery, IWorkflows
{
    public Application Application => Shop.Application;

    #region workflows-adjusted
    IEnumerable<Workflow> IWorkflows.Workflows =>
    [
        this.Ci() with { On = [Trigger.PullRequest("main")], JobTimeout = TimeSpan.FromMinutes(15) },
        this.Deliver() with { On = [Trigger.Push("main") with { PathsIgnore = ["docs/**"] }], RunsOn = Runner.SelfHosted("shop") },
        new("docs") { On = [Trigger.Released, Trigger.Manual], Targets = [PublishDocs], Inputs = [nameof(Theme)] },
    ];

    [Parameter("The colours of the pages.")]
    Theme Theme = Theme.Light;
    #endregion

    Target PublishDocs => _ => _.Executes(() => Console.WriteLine($"The pages are {Theme}."));
}

enum Theme
{
    Light,
    Dark,
}

#region workflows-annotations
interface IPublish : IPipelineBuild
{
    [Parameter("Proves to nuget.org that we may publish.")]
    Secret ApiKey => TryGetValue(() => ApiKey);

    Target TestOnAllSystems => _ => _
        .Matrix("os", "ubuntu-24.04", "windows-2025", "macos-15")
        .RunsOn(Runner.OfMatrix("os"))
        .JobTimeout(TimeSpan.FromMinutes(20))
        .Executes(() => Console.WriteLine("tested"));

    Target TestDatabase => _ => _
        .Service(new ServiceContainer("postgres", "postgres:17") { Ports = ["5432:5432"], HealthCommand = "pg_isready" })
        .UsesTool(ToolSetup.Python("3.13"))
        .Executes(() => Console.WriteLine("tested"));

    Target PushImage => _ => _
        .Permissions(Permission.Write(PermissionScope.Packages))
        .SignsIn("ghcr.io", "${{ github.actor }}", "GITHUB_TOKEN")
        .Executes(() => Console.WriteLine("pushed"));

    Target Publish => _ => _
        .DependsOn(TestOnAllSystems, TestDatabase)
        .NeedsHistory()
        .SecretsOf("nuget")
        .Requires(() => ApiKey)
        .OnlyInWorkflowWhen(Condition.Branch("main") | Condition.Tag("v"))
        .Plans(context => new RunCommand(new Command("./publish.sh") { Input = ApiKey }));
}
#endregion

class QuickstartBuild : PipelineBuild, IDelivery, IWorkflows
{
    public Application Application => Shop.Application;

    #region workflows-one-machine
    IEnumerable<Workflow> IWorkflows.Workflows => [this.Ci() with { Jobs = [TryIt] }];

    WorkflowJob TryIt => new(
        "try-it",
        new JobStep(((IDeploy)this).DeployStaging),
        new JobStep(((IDown)this).Down) { Environment = "staging", Always = true, Alone = true });
    #endregion
}

static class Shop
{
    public static Application Application { get; } = new("shop")
    {
        Services = [new("api") { Toolchain = new DotNetToolchain() }],
        #region workflows-environments
        Environments =
        [
            new("staging") { Host = new LocalHost(7080), Branch = "develop" },
            new("production") { Host = new LocalHost(7090), Branch = "main", IsProtected = true },
        ],
        #endregion
    };
}
