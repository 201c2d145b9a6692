using Pipeline.Plans;

namespace Pipeline.Workflows;

/// <summary>Finds out which fixed job would wait for itself, and why.</summary>
internal sealed class EntangledJobs(IReadOnlyList<WorkNode> nodes, Blocks blocks, Dictionary<WorkNode, int> position)
{
    /// <summary>The refusal; it names two targets of one job and what has to run between them.</summary>
    public FailureException Failure()
    {
        foreach (var (first, last) in Pairs())
            if (WayOrNull(first, last) is { } way) return Failure(first, last, way);
        throw new InvalidOperationException("No job waits for itself.");
    }

    private static FailureException Failure(WorkNode first, WorkNode last, List<WorkNode> way) =>
        new($"{first} and {last} share a job, {Grouping.FixedKey(first)}, which would wait for itself.")
        {
            Details = [string.Join(" -> ", way)],
            NextSteps = first.Node.Environment is null
                ? [$"Take {first.Node.Target.Name} or {last.Node.Target.Name} out of the job, or what runs between them into it: {last.Node.Target.Source}"]
                : [$"Let what runs between them work on {first.Node.Environment} too, or let {last.Node.Target.Name} not depend on it: {last.Node.Target.Source}"],
        };

    private IEnumerable<(WorkNode First, WorkNode Last)> Pairs() =>
        from first in nodes
        from last in nodes
        where first != last && blocks[position[first]] == blocks[position[last]]
        select (first, last);

    /// <summary>A shortest way from one target to the other that leaves their job; within any job it may step from target to target.</summary>
    private List<WorkNode>? WayOrNull(WorkNode first, WorkNode last)
    {
        var home = blocks[position[first]];
        var reachedFrom = new Dictionary<WorkNode, WorkNode>();
        var next = new Queue<WorkNode>([first]);
        while (next.TryDequeue(out var node))
        {
            foreach (var follower in Followers(node))
            {
                if (blocks[position[follower]] == home && (follower != last || node == first)) continue;
                if (!reachedFrom.TryAdd(follower, node)) continue;
                if (follower == last) return Way(first, last, reachedFrom);
                next.Enqueue(follower);
            }
        }

        return null;
    }

    /// <summary>What waits for a node, or for one that shares a job with it.</summary>
    private IEnumerable<WorkNode> Followers(WorkNode node) =>
        from follower in nodes
        where follower.Predecessors.Exists(edge => edge.From == node) || (follower != node && blocks[position[follower]] == blocks[position[node]])
        select follower;

    private static List<WorkNode> Way(WorkNode first, WorkNode last, Dictionary<WorkNode, WorkNode> reachedFrom)
    {
        var way = new List<WorkNode> { last };
        while (way[^1] != first) way.Add(reachedFrom[way[^1]]);
        way.Reverse();
        return way;
    }
}
