using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>One request, understood and checked: what the run half works with.</summary>
internal sealed record BuildSession
{
    public required PipelineBuild Build { get; init; }

    public required TargetGraph Graph { get; init; }

    /// <summary>The nodes in order. Nothing has been skipped yet.</summary>
    public required ExecutionPlan Plan { get; init; }

    public required BuildOptions Options { get; init; }

    /// <summary>The targets that <c>--skip</c> names, or all but the invoked ones when it names none.</summary>
    public required IReadOnlySet<ExecutableTarget> Skipped { get; init; }

    public required ParameterValues Parameters { get; init; }

    public required AbsolutePath Root { get; init; }

    public required Host Host { get; init; }

    /// <summary>Arguments, variables, streams and clock.</summary>
    public required Invocation Invocation { get; init; }

    /// <summary>Knows the secrets that have been read.</summary>
    public Redactor Redactor => Parameters.Redactor;
}
