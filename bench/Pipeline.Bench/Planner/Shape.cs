using Pipeline.Targets;

namespace Pipeline.Bench;

/// <summary>A graph to be planned: its targets, its edges, and what is invoked.</summary>
internal sealed record Shape(string Name, ExecutableTarget[] Targets, List<Edge> Edges, IReadOnlyList<ExecutableTarget> Invoked)
{
    /// <summary>Each target needs the next, so the last declared runs first.</summary>
    public static Shape Chain(int length)
    {
        var targets = Declare(length);
        List<Edge> edges = [];
        for (var index = 0; index + 1 < length; index++) edges.Add(Needs(targets[index], targets[index + 1]));
        return new Shape($"a chain of {length:N0} targets", targets, edges, [targets[0]]);
    }

    public static Shape Independent(int count)
    {
        var targets = Declare(count);
        return new Shape($"{count:N0} independent targets", targets, [], targets);
    }

    /// <summary>Both targets of a layer need both of the layer below: two to the power of the layers are the paths.</summary>
    public static Shape Ladder(int layers)
    {
        var targets = Declare(layers * 2);
        List<Edge> edges = [];
        for (var upper = 2; upper < targets.Length; upper += 2)
        {
            var lower = upper - 2;
            edges.AddRange(
            [
                Needs(targets[upper], targets[lower]), Needs(targets[upper], targets[lower + 1]),
                Needs(targets[upper + 1], targets[lower]), Needs(targets[upper + 1], targets[lower + 1]),
            ]);
        }

        return new Shape($"a ladder of {layers} layers, two wide", targets, edges, targets[^2..]);
    }

    /// <summary>What a run does with it: link the targets, look for cycles, order the nodes.</summary>
    public ExecutionPlan Plan() => Planner.Plan(TargetGraph.Of(Targets, Edges, []), new PlanRequest(Invoked, Environment: null));

    private static ExecutableTarget[] Declare(int count) =>
        [.. Enumerable.Range(0, count).Select(index => new ExecutableTarget($"T{index}", _ => _) { Index = index })];

    private static Edge Needs(ExecutableTarget target, ExecutableTarget other) =>
        new(target, other, EdgeKind.Dependency, "DependsOn", target);
}
