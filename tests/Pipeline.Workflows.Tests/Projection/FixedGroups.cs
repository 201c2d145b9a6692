using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Workflows.Tests;

/// <summary>What must share a job, looked at the slow way: by all pairs.</summary>
internal static class FixedGroups
{
    /// <summary>A group would have to end before it begins, or the plain run cannot be ordered at all.</summary>
    public static bool WaitForThemselves(RandomWorkflow workflow)
    {
        Node[] nodes;
        try
        {
            nodes = [.. workflow.Plan.Nodes.Where(node => node.Target.Behavior.Plan is not null)];
        }
        catch (FailureException)
        {
            return true;
        }

        var groups = nodes.Select(GroupOf).Distinct(StringComparer.Ordinal).ToList();
        var reaches = new bool[groups.Count, groups.Count];
        foreach (var node in nodes)
            foreach (var before in nodes.Where(other => Waits(node, other, workflow)))
                reaches[groups.IndexOf(GroupOf(before)), groups.IndexOf(GroupOf(node))] |= GroupOf(before) != GroupOf(node);

        for (var via = 0; via < groups.Count; via++)
            for (var from = 0; from < groups.Count; from++)
                for (var to = 0; to < groups.Count; to++) reaches[from, to] |= reaches[from, via] && reaches[via, to];
        return Enumerable.Range(0, groups.Count).Any(group => reaches[group, group]);
    }

    /// <summary>All that a node waits for and that has something to do, directly or not.</summary>
    public static HashSet<Node> Before(Node node)
    {
        var before = new HashSet<Node>();
        var next = new Stack<Node>(node.Predecessors);
        while (next.TryPop(out var other))
            if (before.Add(other)) foreach (var further in other.Predecessors) next.Push(further);
        before.RemoveWhere(other => other.Target.Behavior.Plan is null);
        return before;
    }

    private static string GroupOf(Node node)
    {
        if (node.Environment is { } environment) return $"environment {environment}";
        return node.Target.Annotations.OfType<NamedJob>().SingleOrDefault()?.Id ?? node.Id;
    }

    private static bool Waits(Node node, Node other, RandomWorkflow workflow) =>
        Before(node).Contains(other)
        || node.Target.Behavior.Consumes.Exists(consumed => consumed.Target == other.Target)
        || workflow.Graph.Environments.Any(environment =>
            environment.PromotesFrom is not null && node.Environment == environment.Name && other.Environment == environment.PromotesFrom);
}
