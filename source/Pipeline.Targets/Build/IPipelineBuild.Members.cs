namespace Pipeline.Targets;

/// <content>What <see cref="PipelineBuild"/> offers to a build class, for components.</content>
public partial interface IPipelineBuild
{
    /// <inheritdoc cref="PipelineBuild.RootDirectory"/>
    AbsolutePath RootDirectory => PipelineBuild.RootDirectory;

    /// <inheritdoc cref="PipelineBuild.TemporaryDirectory"/>
    AbsolutePath TemporaryDirectory => PipelineBuild.TemporaryDirectory;

    /// <inheritdoc cref="PipelineBuild.Verbosity"/>
    Verbosity Verbosity => PipelineBuild.Verbosity;

    /// <inheritdoc cref="PipelineBuild.Host"/>
    Host Host => PipelineBuild.Host;

    bool IsLocalBuild => PipelineBuild.IsLocalBuild;

    bool IsServerBuild => PipelineBuild.IsServerBuild;

    /// <inheritdoc cref="PipelineBuild.ExecutionPlan"/>
    IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; }

    /// <inheritdoc cref="PipelineBuild.InvokedTargets"/>
    IReadOnlyCollection<ExecutableTarget> InvokedTargets { get; }

    IReadOnlyCollection<ExecutableTarget> SkippedTargets { get; }

    /// <inheritdoc cref="PipelineBuild.ScheduledTargets"/>
    IReadOnlyCollection<ExecutableTarget> ScheduledTargets { get; }

    IReadOnlyCollection<ExecutableTarget> RunningTargets { get; }

    /// <inheritdoc cref="PipelineBuild.AbortedTargets"/>
    IReadOnlyCollection<ExecutableTarget> AbortedTargets { get; }

    IReadOnlyCollection<ExecutableTarget> FailedTargets { get; }

    IReadOnlyCollection<ExecutableTarget> SucceededTargets { get; }

    /// <inheritdoc cref="PipelineBuild.FinishedTargets"/>
    IReadOnlyCollection<ExecutableTarget> FinishedTargets { get; }

    /// <inheritdoc cref="PipelineBuild.IsSucceeding"/>
    bool IsSucceeding { get; }

    /// <inheritdoc cref="PipelineBuild.IsFailing"/>
    bool IsFailing { get; }

    /// <inheritdoc cref="PipelineBuild.IsFinished"/>
    bool IsFinished { get; }

    /// <inheritdoc cref="PipelineBuild.ReportSummary"/>
    void ReportSummary(Configure<IDictionary<string, string>> configure);
}
