namespace Pipeline.Targets.Tests;

/// <summary>Graphs that nobody would write by hand.</summary>
internal static class SyntheticGraph
{
    /// <summary>Targets named T0, T1, … in order of declaration.</summary>
    public static ExecutableTarget[] Targets(int count)
    {
        var targets = new ExecutableTarget[count];
        for (var index = 0; index < count; index++) targets[index] = new ExecutableTarget($"T{index}", _ => _) { Index = index };
        return targets;
    }

    public static Edge Edge(ExecutableTarget[] targets, int from, int to, EdgeKind kind = EdgeKind.Dependency) =>
        new(targets[from], targets[to], kind, kind switch
        {
            EdgeKind.Order => "After",
            EdgeKind.Trigger => "TriggeredBy",
            _ => "DependsOn",
        }, targets[from]);
}
