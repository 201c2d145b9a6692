namespace Pipeline.Targets;

/// <summary>Why one target waits for another.</summary>
internal enum EdgeKind
{
    /// <summary>It needs it: the other one is pulled into the run.</summary>
    Dependency,

    /// <summary>Order only: nothing is pulled in.</summary>
    Order,

    /// <summary>It follows: it is pulled into the run by the other one.</summary>
    Trigger,
}

/// <summary>One target waits for another.</summary>
/// <param name="From">The one that waits.</param>
/// <param name="To">The one that runs before.</param>
/// <param name="Kind">Why.</param>
/// <param name="Member">The definition member that says so: <c>DependsOn</c>.</param>
/// <param name="DeclaredBy">The target whose definition says so: one of the two.</param>
internal sealed record Edge(ExecutableTarget From, ExecutableTarget To, EdgeKind Kind, string Member, ExecutableTarget DeclaredBy)
{
    /// <summary>As written: <c>Compile.DependsOn(Restore)</c>.</summary>
    public string Declaration => $"{DeclaredBy.Name}.{Member}({(DeclaredBy == From ? To : From).Name})";
}
