namespace Pipeline.Workflows;

/// <summary>What starts a workflow.</summary>
/// <example><code>On = [Trigger.PullRequest("main"), Trigger.Push("main") with { PathsIgnore = ["docs/**"] }, Trigger.Schedule("0 3 * * *")]</code></example>
public abstract record Trigger
{
    private protected Trigger() { }

    /// <summary>A push to one of these branches, given as patterns; to any without.</summary>
    public static PushTrigger Push(params IReadOnlyList<string> branches) => new() { Branches = branches };

    /// <summary>A tag of one of these patterns: <c>v*</c>.</summary>
    public static PushTrigger Tag(params IReadOnlyList<string> tags) => new() { Tags = tags };

    /// <summary>
    /// A pull request into one of these branches, into any without. The merge queue starts the workflow too: a required check that does
    /// not run there would block it.
    /// </summary>
    public static PullRequestTrigger PullRequest(params IReadOnlyList<string> branches) => new() { Branches = branches };

    /// <summary>Times as cron expressions of five fields, in UTC; GitHub's shortest interval is five minutes.</summary>
    public static ScheduleTrigger Schedule(params IReadOnlyList<string> crons) => new(crons);

    /// <summary>A person, with the workflow's inputs.</summary>
    public static ManualTrigger Manual { get; } = new();

    /// <summary>Another workflow, with the workflow's inputs.</summary>
    public static CallTrigger Call { get; } = new();

    /// <summary>The merge queue.</summary>
    public static MergeGroupTrigger MergeGroup { get; } = new();

    /// <summary>A release was published.</summary>
    public static ReleasedTrigger Released { get; } = new();
}

/// <summary>What a push or a pull request is filtered by. Either the plain or the ignore form of each; GitHub refuses both.</summary>
public abstract record FilteredTrigger : Trigger
{
    private protected FilteredTrigger() { }

    public IReadOnlyList<string> Branches { get; init; } = [];

    public IReadOnlyList<string> BranchesIgnore { get; init; } = [];

    public IReadOnlyList<string> Paths { get; init; } = [];

    public IReadOnlyList<string> PathsIgnore { get; init; } = [];
}

/// <inheritdoc cref="Trigger.Push"/>
public sealed record PushTrigger : FilteredTrigger
{
    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> TagsIgnore { get; init; } = [];
}

/// <inheritdoc cref="Trigger.PullRequest"/>
public sealed record PullRequestTrigger : FilteredTrigger;

/// <inheritdoc cref="Trigger.Schedule"/>
public sealed record ScheduleTrigger(IReadOnlyList<string> Crons) : Trigger;

/// <inheritdoc cref="Trigger.Manual"/>
public sealed record ManualTrigger : Trigger;

/// <inheritdoc cref="Trigger.Call"/>
public sealed record CallTrigger : Trigger;

/// <inheritdoc cref="Trigger.MergeGroup"/>
public sealed record MergeGroupTrigger : Trigger;

/// <inheritdoc cref="Trigger.Released"/>
public sealed record ReleasedTrigger : Trigger;
