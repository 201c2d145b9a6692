namespace Pipeline.Targets;

/// <summary>The nodes of one run while they are collected and connected.</summary>
internal sealed class NodeSet(TargetGraph graph, EnvironmentChoice environments)
{
    /// <summary>By index of the target: most targets have one node or none.</summary>
    private readonly List<Node>?[] byTarget = new List<Node>?[graph.Targets.Count];

    private readonly Queue<Node> unvisited = new();
    private int count;

    public void Invoke(ExecutableTarget target)
    {
        foreach (var environment in environments.OfInvoked(target)) GetOrAdd(target, environment).IsInvoked = true;
    }

    /// <summary>As the other, in an environment that was decided on already; what fixes its own keeps it.</summary>
    public void Invoke(ExecutableTarget target, string? environment)
    {
        if (target.Behavior.IsPerEnvironment && environment is not null) GetOrAdd(target, environment).IsInvoked = true;
        else Invoke(target);
    }

    /// <summary>Adds what the nodes depend on and trigger, until nothing new appears.</summary>
    public void PullInDependenciesAndTriggers()
    {
        while (unvisited.TryDequeue(out var node))
        {
            node.Dependencies = Lead(node, node.Target.Dependencies);
            node.Triggers = Lead(node, node.Target.Triggers);
        }
    }

    /// <summary>
    /// A node that depends on another environment begins after it with all that it needs in its own: production is not migrated before
    /// staging has been deployed, although the edge leads from the deployment of one to that of the other.
    /// </summary>
    public void HoldBackEnvironments()
    {
        foreach (var node in All())
        {
            if (node.Environment is null) continue;
            var others = node.Dependencies.Where(dependency => IsElsewhere(dependency, node)).ToList();
            if (others.Count == 0) continue;

            var here = new OrderedSet([node]);
            for (var at = 0; at < here.Items.Count; at++)
                here.AddRange(here.Items[at].Dependencies.Where(dependency => dependency.Environment == node.Environment));
            foreach (var held in here.Items.Skip(1)) held.Dependencies = [.. held.Dependencies.Union(others)];
        }
    }

    /// <summary>Gives every node what must end before it: in its own environment where the other target has several nodes.</summary>
    public void Connect()
    {
        var triggeredBy = new Dictionary<Node, List<Node>>();
        foreach (var source in All())
        {
            foreach (var triggered in source.Triggers)
            {
                if (!triggeredBy.TryGetValue(triggered, out var sources)) triggeredBy.Add(triggered, sources = []);
                sources.Add(source);
            }
        }

        foreach (var node in All())
        {
            if (node.Target.OrderDependencies.Count == 0 && !triggeredBy.ContainsKey(node))
            {
                node.Predecessors = node.Dependencies;
                continue;
            }

            var predecessors = new OrderedSet(node.Dependencies);
            foreach (var other in node.Target.OrderDependencies) predecessors.AddRange(Present(other, node));
            if (triggeredBy.TryGetValue(node, out var from)) predecessors.AddRange(from);
            node.Predecessors = predecessors.Items;
        }
    }

    /// <summary>All nodes, ranked.</summary>
    public IReadOnlyList<Node> InDeclarationOrder()
    {
        var nodes = new List<Node>(count);
        foreach (var sameTarget in byTarget)
        {
            if (sameTarget is null) continue;
            if (sameTarget.Count > 1)
                sameTarget.Sort((left, right) => environments.IndexOf(left.Environment) - environments.IndexOf(right.Environment));
            nodes.AddRange(sameTarget);
        }

        for (var rank = 0; rank < nodes.Count; rank++) nodes[rank].Rank = rank;
        return nodes;
    }

    private Node[] Lead(Node from, IReadOnlyList<ExecutableTarget> targets)
    {
        if (targets.Count == 0) return [];
        var nodes = new Node[targets.Count];
        for (var index = 0; index < nodes.Length; index++) nodes[index] = GetOrAdd(targets[index], environments.Of(targets[index], from));
        return nodes;
    }

    private Node GetOrAdd(ExecutableTarget target, string? environment)
    {
        var nodes = byTarget[target.Index] ??= new List<Node>(1);
        foreach (var known in nodes)
            if (known.Environment == environment) return known;

        var node = new Node { Target = target, Environment = environment };
        nodes.Add(node);
        unvisited.Enqueue(node);
        count++;
        return node;
    }

    /// <summary>The nodes of a target that a node runs after if they take part at all.</summary>
    private IEnumerable<Node> Present(ExecutableTarget target, Node from)
    {
        foreach (var node in byTarget[target.Index] ?? [])
            if (!target.Behavior.IsPerEnvironment || from.Environment is null || node.Environment == from.Environment) yield return node;
    }

    private static bool IsElsewhere(Node dependency, Node node) =>
        dependency.Environment is not null && dependency.Environment != node.Environment;

    private IEnumerable<Node> All()
    {
        foreach (var sameTarget in byTarget)
        {
            if (sameTarget is null) continue;
            foreach (var node in sameTarget) yield return node;
        }
    }

    /// <summary>Keeps the order in which nodes were added, each once.</summary>
    private sealed class OrderedSet
    {
        private readonly HashSet<Node> known = [];

        public OrderedSet(IReadOnlyList<Node> nodes) => AddRange(nodes);

        public List<Node> Items { get; } = [];

        public void AddRange(IEnumerable<Node> nodes)
        {
            foreach (var node in nodes)
                if (known.Add(node)) Items.Add(node);
        }
    }
}
