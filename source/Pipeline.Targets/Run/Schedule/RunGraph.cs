namespace Pipeline.Targets;

/// <summary>The nodes of one run with what became of them, in plan order.</summary>
internal sealed class RunGraph
{
    private readonly Dictionary<Node, NodeState> states;

    public RunGraph(ExecutionPlan plan)
    {
        All = [.. plan.Nodes.Select((node, index) => new NodeState(node, index))];
        states = All.ToDictionary(state => state.Node);
        foreach (var state in All) Connect(state);
    }

    public IReadOnlyList<NodeState> All { get; }

    /// <summary>Those that nobody skipped so far.</summary>
    public IEnumerable<NodeState> Scheduled => All.Where(state => state.Status is NodeStatus.Scheduled);

    /// <summary>The node of a target, seen from another node: in the same environment where the target exists once for each.</summary>
    public NodeState? Find(string target, string? environment)
    {
        foreach (var state in All)
        {
            if (state.Node.Target.Name != target) continue;
            if (!state.Behavior.IsPerEnvironment || state.Node.Environment == environment) return state;
        }

        return null;
    }

    private void Connect(NodeState state)
    {
        state.Dependencies = States(state.Node.Dependencies);
        state.Predecessors = States(state.Node.Predecessors);
        state.Waiting = state.Predecessors.Count;
        foreach (var predecessor in state.Predecessors) predecessor.Successors.Add(state);
        state.Triggers = States(state.Node.Triggers);
        foreach (var dependency in state.Dependencies) dependency.NeededBy.Add(state);
        foreach (var triggered in state.Triggers) triggered.NeededBy.Add(state);
    }

    private NodeState[] States(IReadOnlyList<Node> nodes)
    {
        if (nodes.Count == 0) return [];
        var found = new NodeState[nodes.Count];
        for (var i = 0; i < found.Length; i++) found[i] = states[nodes[i]];
        return found;
    }
}
