namespace Pipeline.Targets;

/// <summary>
/// The targets that a build declares, found by their delegate. A delegate of a hidden declaration leads to what hides it.
/// </summary>
internal sealed class TargetCatalog(PipelineBuild build)
{
    private readonly Dictionary<Target, ExecutableTarget> byDelegate = [];
    private readonly List<ExecutableTarget> targets = [];

    public PipelineBuild Build { get; } = build;

    /// <summary>In order of declaration.</summary>
    public IReadOnlyList<ExecutableTarget> Targets => targets;

    public ExecutableTarget? Find(Target target) => byDelegate.GetValueOrDefault(target);

    public void Add(ExecutableTarget target)
    {
        target.Index = targets.Count;
        targets.Add(target);
        byDelegate[target.Factory] = target;
    }

    /// <summary>Another delegate that means the same target.</summary>
    public void AddAlias(Target alias, ExecutableTarget target) => byDelegate.TryAdd(alias, target);
}
