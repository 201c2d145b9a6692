namespace Pipeline.Targets;

/// <summary>Why a run cannot start, and for whom.</summary>
/// <param name="Nodes">The ids of the nodes that say so; empty when it concerns the run as a whole.</param>
/// <param name="Problem">What is wrong and what to do.</param>
internal sealed record StartProblem(IReadOnlyList<string> Nodes, Problem Problem)
{
    public string Text => Nodes.Count == 0 ? Problem.What : $"{string.Join(", ", Nodes)}: {Problem.What}";
}
