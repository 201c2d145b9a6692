namespace Pipeline.Workflows;

/// <summary>Nodes joined into blocks: the graph between the blocks, while they grow.</summary>
/// <param name="predecessors">For each node those that come before it.</param>
internal sealed class Blocks(IReadOnlyList<IReadOnlyList<int>> predecessors)
{
    /// <summary>The first node of the block that a node is in.</summary>
    private readonly int[] block = [.. Enumerable.Range(0, predecessors.Count)];

    public int this[int node] => block[node];

    /// <summary>Makes one block of single nodes; they are given in order.</summary>
    public void Join(IReadOnlyList<int> nodes)
    {
        foreach (var node in nodes) block[node] = nodes[0];
    }

    /// <summary>Every block after those it waits for, the one with the earliest node first; <see langword="null"/> when blocks wait for each other.</summary>
    public List<int>? OrderOrNull()
    {
        var followers = new List<int>?[block.Length];
        var waitsFor = new int[block.Length];
        for (var node = 0; node < block.Length; node++)
        {
            foreach (var predecessor in predecessors[node])
            {
                if (block[predecessor] == block[node]) continue;
                (followers[block[predecessor]] ??= []).Add(block[node]);
                waitsFor[block[node]]++;
            }
        }

        var ready = new PriorityQueue<int, int>();
        var blocks = 0;
        for (var node = 0; node < block.Length; node++)
        {
            if (block[node] != node) continue;
            blocks++;
            if (waitsFor[node] == 0) ready.Enqueue(node, node);
        }

        var order = new List<int>(blocks);
        while (ready.TryDequeue(out var next, out _))
        {
            order.Add(next);
            foreach (var follower in followers[next] ?? [])
                if (--waitsFor[follower] == 0) ready.Enqueue(follower, follower);
        }

        return order.Count == blocks ? order : null;
    }

    /// <summary>
    /// Joins nodes that are alike into as few blocks as one pass gives, without making any wait for itself: each node's level is how often
    /// a way to it leaves the kind and comes back, and equal levels become one block.
    /// </summary>
    /// <param name="alike">Single nodes, in order.</param>
    public void JoinByLevel(IReadOnlyList<int> alike)
    {
        if (alike.Count < 2) return;
        var isAlike = new bool[block.Length];
        foreach (var node in alike) isAlike[node] = true;

        var level = Levels(isAlike);
        foreach (var same in alike.GroupBy(node => level[node])) Join([.. same]);
    }

    private int[] Levels(bool[] isAlike)
    {
        var members = new List<int>?[block.Length];
        for (var node = 0; node < block.Length; node++) (members[block[node]] ??= []).Add(node);

        var level = new int[block.Length];
        foreach (var current in OrderOrNull()!)
        {
            foreach (var node in members[current]!)
            {
                foreach (var predecessor in predecessors[node])
                {
                    var from = block[predecessor];
                    if (from == current) continue;
                    var leaves = isAlike[from] && !isAlike[current] ? 1 : 0;
                    level[current] = Math.Max(level[current], level[from] + leaves);
                }
            }
        }

        return level;
    }
}
