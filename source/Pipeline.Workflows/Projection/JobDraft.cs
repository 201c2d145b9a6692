namespace Pipeline.Workflows;

/// <summary>A group of targets on its way to a job.</summary>
internal sealed class JobDraft(string id, IReadOnlyList<WorkNode> nodes)
{
    public string Id => id;

    /// <summary>In the order of the run.</summary>
    public IReadOnlyList<WorkNode> Nodes => nodes;

    /// <summary>The environment of the build that it works on.</summary>
    public string? Environment { get; } = nodes[0].Node.Environment;

    /// <summary>The jobs whose artifacts it downloads.</summary>
    public List<Download> Downloads { get; } = [];

    /// <summary>What later jobs download of it: globs relative to the root.</summary>
    public SortedSet<string> Uploads { get; } = new(StringComparer.Ordinal);

    /// <summary>The job whose version it takes; itself when it is the one that reads it; <see langword="null"/> when it needs none.</summary>
    public JobDraft? VersionFrom { get; set; }

    /// <summary>A later job takes its version.</summary>
    public bool GivesVersion { get; set; }

    /// <summary>The jobs that it waits for, without those that others wait for already.</summary>
    public List<Need> Needs { get; } = [];

    /// <summary>
    /// Something before it may fail without stopping it. GitHub would skip it for that, so it has to say itself what must have succeeded.
    /// </summary>
    public bool IsRelaxed { get; set; }

    public bool IsMatrix { get; } = nodes.Any(node => node.Traits.Matrix.Count > 0);

    public bool NeedsHistory => nodes.Any(node => node.Traits.NeedsHistory);

    /// <summary>
    /// The targets by invocation: one for an environment, whose lease is held by one run; else a new one where other secrets are needed.
    /// </summary>
    public List<List<WorkNode>> Slices()
    {
        var slices = new List<List<WorkNode>>();
        foreach (var node in nodes)
        {
            if (slices.Count > 0 && (Environment is not null || GoTogether(slices[^1][0], node))) slices[^1].Add(node);
            else slices.Add([node]);
        }

        return slices;
    }

    private static bool GoTogether(WorkNode one, WorkNode other) =>
        one.Behavior.IsAssured == other.Behavior.IsAssured
        && one.Traits.Secrets.SetEquals(other.Traits.Secrets)
        && one.Traits.SignIns.SequenceEqual(other.Traits.SignIns);

    /// <summary>The only value of something that all targets of a job have to agree on; those that say nothing agree.</summary>
    /// <exception cref="Plans.FailureException">Two disagree.</exception>
    public T? Agreed<T>(Func<TargetTraits, T?> of, Func<T, string> show, string what) where T : class
    {
        WorkNode? first = null;
        foreach (var node in nodes)
        {
            if (of(node.Traits) is not { } value) continue;
            if (first is null) first = node;
            else if (show(of(first.Traits)!) is var said && said != show(value)) throw Disagree(first, said, node, show(value), what);
        }

        return first is null ? null : of(first.Traits);
    }

    /// <summary>Everything that any of the targets asks for, each once, in order.</summary>
    public List<T> All<T>(Func<TargetTraits, IEnumerable<T>> of) => [.. nodes.SelectMany(node => of(node.Traits)).Distinct()];

    private Plans.FailureException Disagree(WorkNode first, string one, WorkNode second, string other, string what) =>
        new($"{first.Node.Target.Name} and {second.Node.Target.Name} share the job {id}, but ask for different {what}: {one}, {other}.")
        {
            NextSteps = [$"Ask for the same in both, or take one of them out of the job: {second.Node.Target.Source}"],
        };
}

/// <summary>A job waits for another.</summary>
/// <param name="IsHard">It has to succeed; else its end is enough.</param>
internal sealed record Need(JobDraft Job, bool IsHard);

/// <summary>A job takes the artifact of another.</summary>
/// <param name="IsSure">It is there when the job starts; else the other may have failed before it.</param>
internal sealed record Download(JobDraft Job, bool IsSure);
