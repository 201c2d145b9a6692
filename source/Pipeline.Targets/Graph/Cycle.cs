using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Finds targets that wait for each other, over all kinds of edge.</summary>
internal sealed class Cycle
{
    private readonly List<Edge>?[] outgoing;
    private readonly List<Edge>?[] incoming;

    /// <summary>For how many edges a target still waits; below zero once it is out.</summary>
    private readonly int[] waitsFor;

    private Cycle(IReadOnlyList<ExecutableTarget> targets, IReadOnlyList<Edge> edges)
    {
        outgoing = Group(targets.Count, edges, edge => edge.From);
        incoming = Group(targets.Count, edges, edge => edge.To);
        waitsFor = new int[targets.Count];
        foreach (var target in targets) waitsFor[target.Index] = outgoing[target.Index]?.Count ?? 0;
    }

    /// <exception cref="FailureException">There is a cycle; the message names every edge of a shortest one with file and line.</exception>
    public static void Refuse(IReadOnlyList<ExecutableTarget> targets, IReadOnlyList<Edge> edges)
    {
        if (edges.Count == 0 || new Cycle(targets, edges).ShortestOrNull(targets) is not { } cycle) return;

        var width = cycle.Max(edge => edge.Declaration.Length);
        throw new FailureException("Targets wait for each other, so that none of them can start:")
        {
            Details = [.. cycle.Select(edge => $"{edge.Declaration.PadRight(width)}  {edge.DeclaredBy.Source}".TrimEnd())],
            NextSteps = [cycle.Count == 1 ? "Remove this edge." : "Remove one of these edges."],
        };
    }

    /// <summary>Takes out what can run; what is left waits for itself. Ties go to the target that was declared first.</summary>
    private List<Edge>? ShortestOrNull(IReadOnlyList<ExecutableTarget> targets)
    {
        foreach (var target in targets)
            if (waitsFor[target.Index] == 0) TakeOut(target);

        List<Edge>? shortest = null;
        foreach (var target in targets)
        {
            if (IsOut(target)) continue;
            shortest = ThroughOrNull(target, shorterThan: shortest?.Count ?? int.MaxValue) ?? shortest;
            // Every cycle through it has been looked at.
            TakeOut(target);
        }

        return shortest;
    }

    private bool IsOut(ExecutableTarget target) => waitsFor[target.Index] < 0;

    private void TakeOut(ExecutableTarget first)
    {
        var next = new Stack<ExecutableTarget>([first]);
        while (next.TryPop(out var target))
        {
            waitsFor[target.Index] = -1;
            foreach (var edge in incoming[target.Index] ?? [])
                if (!IsOut(edge.From) && --waitsFor[edge.From.Index] == 0) next.Push(edge.From);
        }
    }

    /// <summary>A shortest cycle through a target, searched breadth first.</summary>
    private List<Edge>? ThroughOrNull(ExecutableTarget start, int shorterThan)
    {
        var reachedBy = new Dictionary<ExecutableTarget, Edge>();
        var next = new Queue<(ExecutableTarget Target, int Length)>([(start, 0)]);
        while (next.TryDequeue(out var at) && at.Length + 1 < shorterThan)
        {
            foreach (var edge in outgoing[at.Target.Index] ?? [])
            {
                if (IsOut(edge.To) || !reachedBy.TryAdd(edge.To, edge)) continue;
                if (edge.To == start) return PathTo(start, reachedBy);
                next.Enqueue((edge.To, at.Length + 1));
            }
        }

        return null;
    }

    private static List<Edge> PathTo(ExecutableTarget start, Dictionary<ExecutableTarget, Edge> reachedBy)
    {
        var path = new List<Edge>();
        for (var at = start; path.Count == 0 || at != start; at = path[^1].From) path.Add(reachedBy[at]);
        path.Reverse();
        return path;
    }

    private static List<Edge>?[] Group(int count, IReadOnlyList<Edge> edges, Func<Edge, ExecutableTarget> by)
    {
        var groups = new List<Edge>?[count];
        foreach (var edge in edges) (groups[by(edge).Index] ??= []).Add(edge);
        return groups;
    }
}
