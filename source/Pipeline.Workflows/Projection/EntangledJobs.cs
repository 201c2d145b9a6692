using Pipeline.Plans;

namespace Pipeline.Workflows;

/// <summary>Finds out which fixed job would wait for itself, and why.</summary>
internal sealed class EntangledJobs
{
    private readonly IReadOnlyList<WorkNode> nodes;
    private readonly Blocks blocks;
    private readonly Dictionary<WorkNode, int> position;

    /// <summary>What waits for a node.</summary>
    private readonly Dictionary<WorkNode, List<WorkNode>> followers;

    /// <summary>The nodes of a block.</summary>
    private readonly ILookup<int, WorkNode> mates;

    public EntangledJobs(IReadOnlyList<WorkNode> nodes, Blocks blocks, Dictionary<WorkNode, int> position)
    {
        (this.nodes, this.blocks, this.position) = (nodes, blocks, position);
        mates = nodes.ToLookup(node => blocks[position[node]]);
        followers = nodes.ToDictionary(node => node, _ => new List<WorkNode>());
        foreach (var node in nodes)
            foreach (var edge in node.Predecessors) followers[edge.From].Add(node);
    }

    /// <summary>The refusal; it names two targets of one job and what has to run between them.</summary>
    public FailureException Failure()
    {
        foreach (var first in nodes)
            if (mates[blocks[position[first]]].Skip(1).Any() && WayOrNull(first) is { } way) return Failure(first, way[^1], way);
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

    /// <summary>A shortest way that leaves a target's job and comes back to another target of it; within other jobs it may step from target to target.</summary>
    private List<WorkNode>? WayOrNull(WorkNode first)
    {
        var home = blocks[position[first]];
        var reachedFrom = new Dictionary<WorkNode, WorkNode>();
        var next = new Queue<WorkNode>([first]);
        while (next.TryDequeue(out var node))
        {
            foreach (var follower in node == first ? followers[first] : followers[node].Concat(mates[blocks[position[node]]]))
            {
                if (blocks[position[follower]] == home)
                {
                    if (node == first || follower == first) continue;
                    reachedFrom[follower] = node;
                    return Way(first, follower, reachedFrom);
                }

                if (reachedFrom.TryAdd(follower, node)) next.Enqueue(follower);
            }
        }

        return null;
    }

    private static List<WorkNode> Way(WorkNode first, WorkNode last, Dictionary<WorkNode, WorkNode> reachedFrom)
    {
        var way = new List<WorkNode> { last };
        while (way[^1] != first) way.Add(reachedFrom[way[^1]]);
        way.Reverse();
        return way;
    }
}
