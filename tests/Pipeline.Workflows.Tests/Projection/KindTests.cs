using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Workflows.Tests;

/// <summary>The kinds of workflow that a system has, each as its file.</summary>
public sealed class KindTests
{
    [Fact]
    public void A_check_of_pull_requests() => Golden.Matches(Generated.Text<PullRequests>(), extension: "yml");

    [Fact]
    public void A_backup_by_the_clock() => Golden.Matches(Generated.Text<Clock>(), extension: "yml");

    [Fact]
    public void A_manual_run_with_inputs() => Golden.Matches(Generated.Text<Manual>(), extension: "yml");

    [Fact]
    public void A_release_to_a_feed() => Golden.Matches(Generated.Text<Feed>(), extension: "yml");

    [Fact]
    public void An_environment_on_a_machine_of_one_s_own() => Golden.Matches(Generated.Text<OwnMachine>("deliver"), extension: "yml");

    [Fact]
    public void A_deployment_and_its_end_in_one_job() => Golden.Matches(Generated.Text<OwnMachine>("try"), extension: "yml");

    [Fact]
    public void What_may_fail_and_what_runs_in_any_case() => Golden.Matches(Generated.Text<Failing>(), extension: "yml");

    private sealed class PullRequests : PipelineBuild, IWorkflows
    {
        public enum Level { Unit, Full }

        [Parameter("Which tests run.")]
        public Level Tests { get; }

        public IEnumerable<Workflow> Workflows =>
        [
            new("ci")
            {
                On = [Trigger.PullRequest("main"), Trigger.Push("main") with { PathsIgnore = ["docs/**", "*.md"] }],
                Targets = [All],
                Check = WorkflowCheck.OwnJob,
                Aggregate = "passed",
            },
        ];

        public Target All => _ => _.DependsOn(Unit, Integration, Lint);

        public Target Lint => _ => _.UsesTool(ToolSetup.Node("22"), ToolSetup.Python("3.13")).Executes(() => { });

        public Target Unit => _ => _
            .Matrix("os", "ubuntu-24.04", "windows-2025")
            .RunsOn(Runner.OfMatrix("os"))
            .Matrix("Tests", "Unit", "Full")
            .Produces("artifacts/results/*.trx")
            .Executes(() => { });

        public Target Integration => _ => _
            .Service(new("postgres", "postgres:17") { Ports = ["5432:5432"], Variables = new Dictionary<string, string> { ["POSTGRES_PASSWORD"] = "test" }, HealthCommand = "pg_isready -U postgres" })
            .JobTimeout(TimeSpan.FromMinutes(50))
            .Consumes(Unit)
            .Executes(() => { });
    }

    private sealed class Clock : PipelineBuild, IWorkflows
    {
        public IEnumerable<Workflow> Workflows =>
        [
            new("backup") { On = [Trigger.Schedule("0 3 * * *", "30 12 * * 1-5"), Trigger.Manual], Targets = [Backup], Environments = ["staging", "production"] },
        ];

        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging") { Branch = "develop" }, new("production") { Branch = "main" }];

        public Target Backup => _ => _.PerEnvironment().Secrets("BACKUP_KEY").Variables("BACKUP_BUCKET").Plans(_ => Plan.Nothing("backup"));
    }

    private sealed class Manual : PipelineBuild, IWorkflows
    {
        [Parameter("Where the service is reached")]
        public string ApiUrl { get; } = null!;

        [Parameter("Tells nobody.")]
        public bool Quiet { get; }

        [Parameter("How many at once.")]
        public int? Workers { get; }

        public IEnumerable<Workflow> Workflows =>
        [
            new("rollback")
            {
                On = [Trigger.Manual, Trigger.Call],
                Targets = [Rollback],
                Inputs = [Input.Release, new Input(nameof(ApiUrl)) { IsRequired = true }, nameof(Quiet), new Input(nameof(Workers)) { Default = "4" }],
            },
        ];

        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging"), new("production")];

        public Target Rollback => _ => _.PerEnvironment().Requires(() => ApiUrl).Plans(_ => Plan.Nothing("rollback"));
    }

    private sealed class Feed : PipelineBuild, IWorkflows
    {
        [Parameter]
        [Secret]
        public string NuGetApiKey { get; } = null!;

        public IEnumerable<Workflow> Workflows =>
        [
            new("release")
            {
                On = [Trigger.Released, Trigger.Tag("v*"), Trigger.MergeGroup],
                Targets = [Publish],
                OnlyWhen = !Condition.Event("merge_group") & (Condition.Tag("v") | Condition.Event("release")),
            },
        ];

        public Target Pack => _ => _.NeedsHistory().Produces("artifacts/packages/*.nupkg").Plans(_ => Plan.Nothing("pack"));

        public Target Publish => _ => _
            .DependsOn(Pack)
            .Consumes(Pack)
            .Requires(() => NuGetApiKey)
            .SecretsOf("nuget")
            .NeedsIdToken()
            .Permissions(Permission.Write(PermissionScope.Attestations))
            .Executes(() => { });
    }

    private sealed class OwnMachine : PipelineBuild, IWorkflows
    {
        public IEnumerable<Workflow> Workflows =>
        [
            new("deliver") { On = [Trigger.Push("main")], Targets = [DeployStaging], RunsOn = Runner.SelfHosted("quickstart") },
            new("try")
            {
                On = [Trigger.PullRequest()],
                Jobs = [new("quickstart", new JobStep(DeployStaging), new JobStep(Down) { Environment = "staging", Always = true, Alone = true }) { Timeout = TimeSpan.FromMinutes(20) }],
            },
        ];

        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging") { IsThisMachine = true, Url = "http://localhost:7080/" }];

        public Target Build => _ => _.NeedsHistory().Plans(_ => Plan.Nothing("build"));

        public Target DeployStaging => _ => _.In("staging").DependsOn(Build).NeedsHistory().Plans(_ => Plan.Nothing("deploy"));

        public Target Down => _ => _.PerEnvironment().Plans(_ => Plan.Nothing("down"));
    }

    private sealed class Failing : PipelineBuild, IWorkflows
    {
        public IEnumerable<Workflow> Workflows => [new("nightly") { On = [Trigger.Schedule("0 1 * * *")], Targets = [Report, Publish] }];

        public Target Audit => _ => _.InOwnJob().ProceedAfterFailure().Executes(() => { });

        public Target Test => _ => _.InJob("test").Executes(() => { });

        public Target Publish => _ => _.InOwnJob().DependsOn(Audit, Test).Executes(() => { });

        public Target Report => _ => _.InOwnJob().DependsOn(Publish).AssuredAfterFailure().Executes(() => { });
    }
}
