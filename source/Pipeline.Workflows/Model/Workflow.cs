using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>
/// A workflow of GitHub Actions: when it runs, and which targets. Its jobs are the targets' closure in the graph, grouped; see
/// docs/workflows.md.
/// </summary>
/// <param name="Name">Unique in the build; its file is <c>.github/workflows/&lt;name&gt;.yml</c>.</param>
public sealed record Workflow(string Name)
{
    /// <summary>What starts it.</summary>
    public IReadOnlyList<Trigger> On { get; init; } = [];

    /// <summary>What it runs, with all that these targets need: <c>[Test, DeployProd]</c>.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>
    /// The environments that targets which exist once for each run in: one job for each. Empty: the person who starts it chooses, which
    /// needs a manual or a call trigger, and nothing else.
    /// </summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>
    /// Jobs of an environment wait for those of the environment that it promotes from, as deployments do. Switch it off for what concerns
    /// each environment alone: the backup of production waits for nothing.
    /// </summary>
    public bool FollowsPromotion { get; init; } = true;

    /// <summary>
    /// The parameters that a manual run or a call gives: <c>[nameof(ApiUrl), Input.Release]</c>. Type, choices and description come from
    /// the member with <c>[Parameter]</c>.
    /// </summary>
    public IReadOnlyList<Input> Inputs { get; init; } = [];

    /// <summary>
    /// The GitHub environment of the jobs that work on an environment: the one whose secrets they get and whose reviewers they wait for. Of
    /// the same name by default. A backup at night must not wait for a person: <c>environment => $"{environment}-backup"</c>.
    /// </summary>
    public Func<string, string> GitHubEnvironment { get; init; } = environment => environment;

    /// <summary>Where its jobs run unless a target says otherwise.</summary>
    public Runner RunsOn { get; init; } = Runner.Ubuntu2404;

    /// <summary>How long a job may take unless a target says otherwise; 30 minutes by default.</summary>
    public TimeSpan JobTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Jobs written down step by step, beside those of <see cref="Targets"/>.</summary>
    public IReadOnlyList<WorkflowJob> Jobs { get; init; } = [];

    /// <summary>Holds for every job.</summary>
    public Condition? OnlyWhen { get; init; }

    /// <summary>Where it compares itself with the code; nowhere by default.</summary>
    public WorkflowCheck Check { get; init; } = WorkflowCheck.None;

    /// <summary>
    /// The id of one last job, the required check of a branch, whose name stays when jobs change. It fails when another job failed or was
    /// cancelled, and is skipped otherwise, which GitHub counts as passed. <see langword="null"/> for none.
    /// </summary>
    public string? Aggregate { get; init; }

    /// <summary>How long artifacts are kept; 7 days by default.</summary>
    public int ArtifactDays { get; init; } = 7;
}
