using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>
/// The workflows that most builds want, one line each: <c>[this.Ci(), this.Deliver(), this.Backup("0 3 * * *"), this.Rollback()]</c>. Each is a
/// value: <c>this.Deliver() with { RunsOn = … }</c> adjusts it.
/// </summary>
public static class DeliveryWorkflows
{
    /// <summary>What is delivered where no environment names its branch.</summary>
    private const string MainBranch = "main";

    /// <summary>
    /// <c>ci</c>: tests and lints every pull request and every entry of the merge queue, and compares the workflows with the code. Its last job,
    /// also <c>ci</c>, is the check to require of a branch.
    /// </summary>
    public static Workflow Ci(this ITest build) => new("ci")
    {
        On = [Trigger.PullRequest()],
        Targets = build is ILint lint ? [build.Test, lint.Lint] : [build.Test],
        Check = WorkflowCheck.OwnJob,
        Aggregate = "ci",
    };

    /// <summary>
    /// <c>deliver</c>: a push of an environment's branch is delivered to it: <c>DeployStaging</c>, then <c>DeployProd</c> once the people whom GitHub
    /// asks have approved. Compares the workflows with the code before anything else.
    /// </summary>
    public static Workflow Deliver(this IDeploy build) => new("deliver")
    {
        On = [Trigger.Push([.. BranchesOf(build)]), Trigger.Manual],
        Targets = [build.DeployStaging, build.DeployProd],
        Check = WorkflowCheck.FirstStep,
    };

    /// <summary>
    /// <c>backup</c>: backs up every environment at these times, and when a person starts it. Its secrets are those of the GitHub environment
    /// <c>production-backup</c>, because a job of <c>production</c> would wait for its reviewers at night.
    /// </summary>
    /// <param name="build">The build.</param>
    /// <param name="crons">Five fields each, in UTC: <c>0 3 * * *</c>.</param>
    public static Workflow Backup(this IBackup build, params IReadOnlyList<string> crons) =>
        Backup(build, "backup", [.. build.Application.Environments.Select(environment => environment.Name)], crons);

    /// <summary><c>backup-ENVIRONMENT</c>: as <see cref="Backup(IBackup, IReadOnlyList{string})"/>, for one environment with times of its own.</summary>
    /// <exception cref="Plans.FailureException">The application has no such environment.</exception>
    public static Workflow BackupOf(this IBackup build, string environment, params IReadOnlyList<string> crons) =>
        Backup(build, $"backup-{environment}", [build.Application.Environment(environment).Name], crons);

    /// <summary>
    /// <c>restore-drill</c>: restores the newest backup of every environment that has policies, for practice, at these times: the first of the month
    /// unless said otherwise. Its reports are artifacts. Its secrets, which decrypt backups, are those of the GitHub environment
    /// <c>production-restore-drill</c>: the jobs that take backups need not have them.
    /// </summary>
    /// <param name="build">The build.</param>
    /// <param name="crons">Five fields each, in UTC.</param>
    public static Workflow RestoreDrill(this IRestoreDrill build, params IReadOnlyList<string> crons) => new("restore-drill")
    {
        On = [Trigger.Schedule(crons.Count > 0 ? crons : ["0 5 1 * *"]), Trigger.Manual],
        Targets = [build.RestoreDrill],
        Environments = [.. build.Application.Environments.Where(environment => environment.Backups.Count > 0).Select(environment => environment.Name)],
        FollowsPromotion = false,
        GitHubEnvironment = environment => $"{environment}-restore-drill",
        ArtifactDays = 90,
    };

    /// <summary><c>rollback</c>: a person chooses the environment and, if it is not the release before, the release.</summary>
    public static Workflow Rollback(this IRollback build) => new("rollback")
    {
        On = [Trigger.Manual],
        Targets = [build.Rollback],
        Inputs = [Input.Environment, Input.Release],
    };

    /// <summary>
    /// <c>monitor</c>: looks at every environment at these times, every 15 minutes unless said otherwise, and alerts. Its secrets are those of
    /// the GitHub environment <c>production-monitor</c>, because a job of <c>production</c> would wait for its reviewers.
    /// </summary>
    /// <param name="build">The build.</param>
    /// <param name="crons">Five fields each, in UTC.</param>
    public static Workflow Monitor(this IMonitor build, params IReadOnlyList<string> crons) => new("monitor")
    {
        On = [Trigger.Schedule(crons.Count > 0 ? crons : ["*/15 * * * *"]), Trigger.Manual],
        Targets = [build.Monitor],
        Environments = [.. build.Application.Environments.Select(environment => environment.Name)],
        FollowsPromotion = false,
        GitHubEnvironment = environment => $"{environment}-monitor",
        JobTimeout = TimeSpan.FromMinutes(10),
    };

    private static Workflow Backup(IBackup build, string name, IReadOnlyList<string> environments, IReadOnlyList<string> crons) => new(name)
    {
        On = [Trigger.Schedule(crons), Trigger.Manual],
        Targets = [build.Backup],
        Environments = environments,
        FollowsPromotion = false,
        GitHubEnvironment = environment => $"{environment}-backup",
    };

    private static IEnumerable<string> BranchesOf(IDeploy build)
    {
        var branches = build.Application.Environments.Select(environment => environment.Branch).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return branches.Count > 0 ? branches : [MainBranch];
    }
}
