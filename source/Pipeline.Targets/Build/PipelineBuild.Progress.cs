using Pipeline.Plans;

namespace Pipeline.Targets;

/// <content>What becomes of the targets, for code that looks at the run it is part of.</content>
public abstract partial class PipelineBuild
{
    /// <summary>The targets of the run in their order.</summary>
    public IReadOnlyCollection<ExecutableTarget> ExecutionPlan => Progress.Plan;

    /// <summary>The targets that the command line names, or the default ones.</summary>
    public IReadOnlyCollection<ExecutableTarget> InvokedTargets => Progress.Invoked;

    public IReadOnlyCollection<ExecutableTarget> SkippedTargets => Progress.In(NodeStatus.Skipped);

    /// <summary>Their turn has not come.</summary>
    public IReadOnlyCollection<ExecutableTarget> ScheduledTargets => Progress.In(NodeStatus.Scheduled);

    public IReadOnlyCollection<ExecutableTarget> RunningTargets => Progress.In(NodeStatus.Running);

    /// <summary>They ran when the run was interrupted.</summary>
    public IReadOnlyCollection<ExecutableTarget> AbortedTargets => Progress.In(NodeStatus.Aborted);

    public IReadOnlyCollection<ExecutableTarget> FailedTargets => Progress.In(NodeStatus.Failed);

    public IReadOnlyCollection<ExecutableTarget> SucceededTargets => Progress.In(NodeStatus.Succeeded, NodeStatus.Collective);

    /// <summary>They ran to their end, well or not.</summary>
    public IReadOnlyCollection<ExecutableTarget> FinishedTargets =>
        Progress.In(NodeStatus.Succeeded, NodeStatus.Collective, NodeStatus.Failed, NodeStatus.Aborted);

    /// <summary>No target has failed so far.</summary>
    public bool IsSucceeding => !IsFailing;

    /// <summary>A target has failed.</summary>
    public bool IsFailing => Progress.Has(NodeStatus.Failed, NodeStatus.Aborted, NodeStatus.NotRun);

    /// <summary>No target runs or will run.</summary>
    public bool IsFinished => !Progress.Has(NodeStatus.Scheduled, NodeStatus.Running);

    /// <summary>The exit code that the build wants, instead of the engine's.</summary>
    public int? ExitCode { get; set; }

    internal BuildProgress Progress { get; } = new();

    /// <summary>Parameters have their values. Called before a dry run too.</summary>
    protected internal virtual void OnBuildCreated()
    {
    }

    /// <summary>The plan is known; nothing has run. Called before a dry run too.</summary>
    protected internal virtual void OnBuildInitialized()
    {
    }

    /// <summary>The last target has ended.</summary>
    protected internal virtual void OnBuildFinished()
    {
    }

    /// <summary>A target starts. Targets run in parallel, so this and its like may be called by several threads.</summary>
    protected internal virtual void OnTargetRunning(string target)
    {
    }

    /// <summary>A target was skipped.</summary>
    protected internal virtual void OnTargetSkipped(string target)
    {
    }

    /// <summary>A target has succeeded.</summary>
    protected internal virtual void OnTargetSucceeded(string target)
    {
    }

    /// <summary>A target has failed.</summary>
    protected internal virtual void OnTargetFailed(string target)
    {
    }

    /// <summary>Adds to the running target's row of the summary table: <c>ReportSummary(_ => _.AddPair("Packages", 3))</c>.</summary>
    public void ReportSummary(Configure<IDictionary<string, string>> configure)
    {
        var node = CurrentNode.Value ?? throw new InvalidOperationException("ReportSummary belongs to a target: call it inside Executes.");
        foreach (var (name, value) in configure(new Dictionary<string, string>(StringComparer.Ordinal))) node.Report($"{name}: {value}");
    }

    /// <summary>The journal that the run writes to. A build may put one of its own around the engine's, which keeps the file.</summary>
    /// <param name="journal">The engine's.</param>
    protected internal virtual IJournal CreateJournal(IJournal journal) => journal;
}
