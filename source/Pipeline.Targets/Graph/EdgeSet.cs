using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Targets;

/// <summary>The edges of a graph in the order they were declared; an edge that is declared twice stands once.</summary>
internal sealed class EdgeSet
{
    private readonly List<Edge> edges = [];
    private readonly HashSet<Edge> known = new(new BySubstance());

    public IReadOnlyList<Edge> Edges => edges;

    public void Add(Edge edge)
    {
        if (known.Add(edge)) edges.Add(edge);
    }

    /// <summary>
    /// What an edge says, not who says it. (A set of tuples would be compiled at every start; one of objects comes compiled.)
    /// </summary>
    private sealed class BySubstance : IEqualityComparer<Edge>
    {
        public bool Equals(Edge? left, Edge? right) => left!.From == right!.From && left.To == right.To && left.Kind == right.Kind;

        public int GetHashCode([DisallowNull] Edge edge) => (edge.From.Index * 31 + edge.To.Index) * 4 + (int)edge.Kind;
    }
}
