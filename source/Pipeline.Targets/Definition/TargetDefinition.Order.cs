namespace Pipeline.Targets;

/// <content>How a target stands to others.</content>
internal sealed partial class TargetDefinition
{
    public ITargetDefinition DependsOn(params Target[] targets) => WaitsFor(EdgeKind.Dependency, nameof(DependsOn), targets);

    public ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets) => DependsOn(Of(targets));

    public ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets) where T : class => DependsOn(TryOf(targets));

    public ITargetDefinition DependentFor(params Target[] targets) => IsAwaitedBy(EdgeKind.Dependency, nameof(DependentFor), targets);

    public ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets) => DependentFor(Of(targets));

    public ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets) where T : class => DependentFor(TryOf(targets));

    public ITargetDefinition Before(params Target[] targets) => IsAwaitedBy(EdgeKind.Order, nameof(Before), targets);

    public ITargetDefinition Before<T>(params Func<T, Target>[] targets) => Before(Of(targets));

    public ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets) where T : class => Before(TryOf(targets));

    public ITargetDefinition After(params Target[] targets) => WaitsFor(EdgeKind.Order, nameof(After), targets);

    public ITargetDefinition After<T>(params Func<T, Target>[] targets) => After(Of(targets));

    public ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets) where T : class => After(TryOf(targets));

    public ITargetDefinition Triggers(params Target[] targets) => IsAwaitedBy(EdgeKind.Trigger, nameof(Triggers), targets);

    public ITargetDefinition Triggers<T>(params Func<T, Target>[] targets) => Triggers(Of(targets));

    public ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets) where T : class => Triggers(TryOf(targets));

    public ITargetDefinition TriggeredBy(params Target[] targets) => WaitsFor(EdgeKind.Trigger, nameof(TriggeredBy), targets);

    public ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets) => TriggeredBy(Of(targets));

    public ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets) where T : class => TriggeredBy(TryOf(targets));

    private TargetDefinition WaitsFor(EdgeKind kind, string member, Target[] targets)
    {
        foreach (var other in targets) edges.Add(new Edge(target, Find(other, member), kind, member, target));
        return this;
    }

    private TargetDefinition IsAwaitedBy(EdgeKind kind, string member, Target[] targets)
    {
        foreach (var other in targets) edges.Add(new Edge(Find(other, member), target, kind, member, target));
        return this;
    }

    private ExecutableTarget Find(Target other, string member) => catalog.Find(other) ?? throw Wrong(
        $"names something in {member} that is no target of the build",
        $"Name a target by its property, as in {member}(Compile). One whose lambda captures a local variable is another one every time.");

    private Target[] Of<T>(Func<T, Target>[] targets) => targets.Length == 0
        ? [SingleTargetOf<T>()]
        : Array.ConvertAll(targets, select => select(Component<T>()));

    private Target[] TryOf<T>(Func<T, Target>[] targets) where T : class => catalog.Build is T ? Of(targets) : [];

    private T Component<T>() => catalog.Build is T component ? component : throw Wrong(
        $"names a target of {typeof(T).Name}, which {catalog.Build.GetType().Name} does not have",
        $"Add {typeof(T).Name} to the interfaces of {catalog.Build.GetType().Name}, or use the form that begins with Try.");

    private Target SingleTargetOf<T>()
    {
        Component<T>();
        var declared = TargetDiscovery.DeclaredBy(typeof(T));
        return declared.Count == 1 ? TargetDiscovery.Read(declared[0], catalog.Build) : throw Wrong(
            $"names the single target of {typeof(T).Name}, which declares {declared.Count}",
            $"Name it: <{typeof(T).Name}>(x => x.{declared.FirstOrDefault()?.Name ?? "…"}).");
    }
}
