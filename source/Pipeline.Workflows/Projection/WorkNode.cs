using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>A node of the graph that has something to do in a workflow.</summary>
/// <param name="Node">The target, in an environment or in none.</param>
/// <param name="Traits">What it asks of its job.</param>
internal sealed record WorkNode(Node Node, TargetTraits Traits)
{
    /// <summary>The place in the order of the run.</summary>
    public int Position { get; set; }

    public List<WorkEdge> Predecessors { get; } = [];

    public TargetBehavior Behavior => Node.Target.Behavior;

    /// <summary>It may leave results for other targets, and read theirs.</summary>
    public bool HasOutputs => Behavior.Plan is not null;

    public bool Equals(WorkNode? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Node.GetHashCode();

    public override string ToString() => Node.Environment is { } environment ? $"{Node.Target.Name} in {environment}" : Node.Target.Name;
}

/// <summary>A node waits for another.</summary>
/// <param name="From">The one that runs before.</param>
/// <param name="IsHard">It has to succeed; else its end is enough.</param>
internal sealed record WorkEdge(WorkNode From, bool IsHard);
