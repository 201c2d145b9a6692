using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>
/// A job whose invocations are written down one by one, each with all that its targets need: for what has to happen on one machine, such
/// as a deployment to it and its end.
/// </summary>
/// <param name="Id">The id of the job: letters, digits, dashes.</param>
/// <param name="Steps">In order; a failed one ends the job, save for what runs always.</param>
public sealed record WorkflowJob(string Id, params IReadOnlyList<JobStep> Steps)
{
    /// <summary>The workflow's when <see langword="null"/>.</summary>
    public Runner? RunsOn { get; init; }

    /// <summary>The workflow's when <see langword="null"/>.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The GitHub environment whose secrets and approvals it has; none by default.</summary>
    public string? Environment { get; init; }

    /// <summary>The ids of the jobs that it waits for.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}

/// <summary>One invocation: <c>./build.sh</c> with targets.</summary>
public sealed record JobStep(params IReadOnlyList<Target> Targets)
{
    /// <summary>The environment of those that exist once for each.</summary>
    public string? Environment { get; init; }

    /// <summary>Runs although a step before it failed.</summary>
    public bool Always { get; init; }

    /// <summary>Runs the targets alone, without what they need: a step before did that.</summary>
    public bool Alone { get; init; }
}
