using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>All targets of a build with the edges between them; free of cycles.</summary>
internal sealed class TargetGraph
{
    private readonly Dictionary<string, ExecutableTarget> byName = new(StringComparer.Ordinal);

    private TargetGraph(IReadOnlyList<ExecutableTarget> targets, IReadOnlyList<Edge> edges, IReadOnlyList<BuildEnvironment> environments)
    {
        (Targets, Edges, Environments) = (targets, edges, environments);
        foreach (var target in targets)
        {
            if (byName.TryAdd(Names.Normalize(target.Name), target)) continue;
            var other = byName[Names.Normalize(target.Name)];
            throw new FailureException($"{other} and {target} are the same name on the command line: only letters and digits count there.")
            {
                NextSteps = ["Give one of them another name."],
            };
        }
    }

    /// <summary>In order of declaration.</summary>
    public IReadOnlyList<ExecutableTarget> Targets { get; }

    public IReadOnlyList<Edge> Edges { get; }

    /// <summary>The build's own targets with their aliases; <see langword="null"/> for a graph of given targets.</summary>
    private TargetCatalog? Catalog { get; init; }

    /// <summary>In the order that the build gives them.</summary>
    public IReadOnlyList<BuildEnvironment> Environments { get; }

    /// <summary>The graph of a build: finds its targets and reads each definition once.</summary>
    /// <exception cref="FailureException">A declaration cannot be meant, or the targets wait for each other.</exception>
    public static TargetGraph Of(PipelineBuild build, params IEnumerable<Target> defaultTargets)
    {
        var catalog = TargetDiscovery.Discover(build);
        var edges = new EdgeSet();
        foreach (var target in catalog.Targets) TargetDefinition.Read(target, catalog, edges);
        foreach (var name in defaultTargets)
        {
            var target = catalog.Find(name) ?? throw new FailureException("Execute names a default target that the build does not have.")
            {
                NextSteps = [$"Name a target by its property: Execute<{build.GetType().Name}>(x => x.Compile)."],
            };
            target.IsDefault = true;
        }

        Connect(catalog.Targets, edges.Edges);
        return new TargetGraph(catalog.Targets, edges.Edges, KnownEnvironments.Of(build)) { Catalog = catalog };
    }

    /// <summary>The graph of given targets and edges.</summary>
    /// <exception cref="FailureException">The targets wait for each other.</exception>
    public static TargetGraph Of(
        IReadOnlyList<ExecutableTarget> targets, IReadOnlyList<Edge> edges, IReadOnlyList<BuildEnvironment> environments)
    {
        Connect(targets, edges);
        return new TargetGraph(targets, edges, environments);
    }

    /// <summary>Finds a target by its name; case and dashes do not matter.</summary>
    public ExecutableTarget? Find(string name) => byName.GetValueOrDefault(Names.Normalize(name));

    /// <summary>Finds a target by the delegate that declares it.</summary>
    public ExecutableTarget? Find(Target target) => Catalog?.Find(target) ?? Targets.FirstOrDefault(known => known.Factory == target);

    private static void Connect(IReadOnlyList<ExecutableTarget> targets, IReadOnlyList<Edge> edges)
    {
        Link(targets, edges);
        Cycle.Refuse(targets, edges);
    }

    private static void Link(IReadOnlyList<ExecutableTarget> targets, IReadOnlyList<Edge> edges)
    {
        var dependencies = new TargetLists(targets.Count);
        var order = new TargetLists(targets.Count);
        var triggers = new TargetLists(targets.Count);
        var triggeredBy = new TargetLists(targets.Count);
        foreach (var edge in edges)
        {
            (edge.Kind switch
            {
                EdgeKind.Dependency => dependencies,
                EdgeKind.Order => order,
                _ => triggeredBy,
            }).Add(edge.From, edge.To);
            if (edge.Kind == EdgeKind.Trigger) triggers.Add(edge.To, edge.From);
        }

        foreach (var target in targets)
        {
            target.Dependencies = dependencies.Of(target);
            target.OrderDependencies = order.Of(target);
            target.Triggers = triggers.Of(target);
            target.TriggerDependencies = triggeredBy.Of(target);
        }
    }

    /// <summary>A list for each target that has one.</summary>
    private readonly struct TargetLists(int count)
    {
        private readonly List<ExecutableTarget>?[] lists = new List<ExecutableTarget>?[count];

        public void Add(ExecutableTarget target, ExecutableTarget other) => (lists[target.Index] ??= []).Add(other);

        public List<ExecutableTarget> Of(ExecutableTarget target) => lists[target.Index] ?? [];
    }
}
