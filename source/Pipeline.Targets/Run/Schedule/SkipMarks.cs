namespace Pipeline.Targets;

/// <summary>
/// Marks nodes as skipped. What only a skipped node needs (its dependencies and the nodes that it triggers) is skipped with it
/// unless it says otherwise; what depends on a skipped node still runs.
/// </summary>
internal sealed class SkipMarks(RunGraph graph)
{
    /// <summary>
    /// Marks what the command line names. A node that was invoked runs nevertheless; only what it alone needs is skipped.
    /// </summary>
    public void MarkNamed(IReadOnlySet<ExecutableTarget> skipped)
    {
        if (skipped.Count == 0) return;

        foreach (var state in graph.All)
        {
            if (!skipped.Contains(state.Node.Target)) continue;
            if (state.Node.IsInvoked) Spread(state);
            else Mark(state, "by --skip");
        }
    }

    /// <summary>Asks the static conditions of every node that is still scheduled, before anything runs.</summary>
    public void MarkByStaticConditions(StartProblems problems)
    {
        foreach (var state in graph.All)
        {
            if (state.Status is not NodeStatus.Scheduled || state.Behavior.StaticConditions.Count == 0) continue;
            problems.Try(state, () =>
            {
                if (Conditions.Unmet(state, state.Behavior.StaticConditions) is { } reason) Mark(state, reason);
            });
        }
    }

    /// <summary>Skips a node that has not started, and what only it needs.</summary>
    public void Mark(NodeState state, string reason)
    {
        state.Become(NodeStatus.Skipped, reason);
        Spread(state);
    }

    /// <summary>Skips what only a skipped node needs.</summary>
    public void Spread(NodeState state)
    {
        if (state.Behavior.WhenSkipped == DependencyBehavior.Execute) return;

        foreach (var other in state.Dependencies.Concat(state.Triggers))
        {
            if (other.Status is not NodeStatus.Scheduled || other.Node.IsInvoked || IsNeeded(other, besides: state)) continue;
            Mark(other, $"only {state.Id} needs it");
        }
    }

    private static bool IsNeeded(NodeState state, NodeState besides) =>
        state.NeededBy.Exists(other => other != besides && other.Status is not NodeStatus.Skipped);
}
