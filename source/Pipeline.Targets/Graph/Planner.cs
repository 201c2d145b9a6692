using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Makes the plan of a run: which nodes take part, and in which order. Pure, and never recursive: chains may be long.</summary>
internal static class Planner
{
    /// <exception cref="FailureException">An environment is missing, unknown or contradicts a target.</exception>
    public static ExecutionPlan Plan(TargetGraph graph, PlanRequest request)
    {
        var environments = new EnvironmentChoice(graph, request.Environment);
        var nodes = new NodeSet(graph, environments);
        foreach (var target in request.Invoked) nodes.Invoke(target);
        return Plan(nodes);
    }

    /// <summary>The plan of targets that are invoked in several environments at once, as a workflow of several jobs does.</summary>
    /// <exception cref="FailureException">An environment is missing.</exception>
    public static ExecutionPlan Plan(TargetGraph graph, IEnumerable<(ExecutableTarget Target, string? Environment)> invoked)
    {
        var nodes = new NodeSet(graph, new EnvironmentChoice(graph, requested: null));
        foreach (var (target, environment) in invoked) nodes.Invoke(target, environment);
        return Plan(nodes);
    }

    private static ExecutionPlan Plan(NodeSet nodes)
    {
        nodes.PullInDependenciesAndTriggers();
        nodes.HoldBackEnvironments();
        nodes.Connect();
        return new ExecutionPlan(Order(nodes.InDeclarationOrder()));
    }

    // The targets have no cycle, so it comes from environments that wait for each other.
    private static FailureException Entangled(IEnumerable<Node> waiting) =>
        new($"Environments wait for each other, so that none of these can start: {string.Join(", ", waiting)}.")
        {
            NextSteps = ["Let the targets of one environment depend on those of another in one direction only."],
        };

    /// <summary>Every node after its predecessors; among those that could be next, the one declared first.</summary>
    private static Node[] Order(IReadOnlyList<Node> nodes)
    {
        var waitsFor = new int[nodes.Count];
        var followers = new List<Node>?[nodes.Count];
        // Ranked by themselves: a queue of objects comes compiled, one with numbers would be compiled at every start.
        var ready = new PriorityQueue<Node, Node>(new ByRank());
        foreach (var node in nodes)
        {
            waitsFor[node.Rank] = node.Predecessors.Count;
            if (node.Predecessors.Count == 0) ready.Enqueue(node, node);
            foreach (var predecessor in node.Predecessors) (followers[predecessor.Rank] ??= []).Add(node);
        }

        var ordered = new Node[nodes.Count];
        var count = 0;
        while (ready.TryDequeue(out var node, out _))
        {
            ordered[count++] = node;
            foreach (var follower in followers[node.Rank] ?? [])
                if (--waitsFor[follower.Rank] == 0) ready.Enqueue(follower, follower);
        }

        return count == ordered.Length ? ordered : throw Entangled(nodes.Except(ordered));
    }

    private sealed class ByRank : IComparer<Node>
    {
        public int Compare(Node? left, Node? right) => left!.Rank - right!.Rank;
    }
}
