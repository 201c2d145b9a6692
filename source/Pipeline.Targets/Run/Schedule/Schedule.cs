namespace Pipeline.Targets;

/// <summary>
/// Which node comes next: among those whose predecessors have ended, the first in plan order. Nodes that shall not run come
/// through it too, so that order holds across them.
/// </summary>
internal sealed class Schedule
{
    private readonly PriorityQueue<NodeState, int> ready = new();
    private readonly int limit;
    private int running;
    private bool isExclusive;

    /// <param name="nodes">All nodes of the run.</param>
    /// <param name="limit">How many may run at once.</param>
    public Schedule(IEnumerable<NodeState> nodes, int limit)
    {
        this.limit = limit;
        foreach (var state in nodes)
            if (state.Waiting == 0) ready.Enqueue(state, state.Index);
    }

    public bool IsIdle => running == 0;

    /// <summary>The next node whose turn it is, if there is room for it.</summary>
    /// <remarks>An exclusive node whose turn has come holds back those behind it, or it would wait for ever.</remarks>
    public NodeState? Next(Func<NodeState, bool> runs)
    {
        if (!ready.TryPeek(out var state, out _)) return null;
        if (runs(state))
        {
            if (running >= limit || isExclusive || (state.Behavior.IsExclusive && running > 0)) return null;
            running++;
            isExclusive = state.Behavior.IsExclusive;
        }

        return ready.Dequeue();
    }

    /// <summary>A node that ran has ended.</summary>
    public void End(NodeState state)
    {
        running--;
        isExclusive = false;
        Release(state);
    }

    /// <summary>Lets those go on that waited for a node.</summary>
    public void Release(NodeState state)
    {
        foreach (var successor in state.Successors)
            if (--successor.Waiting == 0) ready.Enqueue(successor, successor.Index);
    }
}
