namespace Pipeline.Targets.Tests;

/// <summary>Shapes that recursion or a quadratic algorithm would not survive. The benchmark project measures them.</summary>
public sealed class DeepGraphTests
{
    [Fact]
    public void A_chain_declared_backwards()
    {
        const int Length = 10_000;
        var targets = SyntheticGraph.Targets(Length);
        var edges = Enumerable.Range(0, Length - 1).Select(index => SyntheticGraph.Edge(targets, from: index, to: index + 1)).ToList();

        var plan = Plan(targets, edges, targets[0]);

        plan.Nodes.Select(node => node.Target.Index).Should().Equal(Enumerable.Range(0, Length).Reverse());
    }

    [Fact]
    public void A_ladder_has_exponentially_many_paths()
    {
        const int Layers = 200;
        var targets = SyntheticGraph.Targets(Layers * 2);
        var edges = new List<Edge>();
        for (var upper = 2; upper < targets.Length; upper++)
        {
            var lower = (upper / 2 * 2) - 2;
            edges.Add(SyntheticGraph.Edge(targets, upper, lower));
            edges.Add(SyntheticGraph.Edge(targets, upper, lower + 1));
        }

        var plan = Plan(targets, edges, targets[^1]);

        plan.Nodes.Should().HaveCount((Layers * 2) - 1);
    }

    private static ExecutionPlan Plan(ExecutableTarget[] targets, List<Edge> edges, params ExecutableTarget[] invoked) =>
        Planner.Plan(TargetGraph.Of(targets, edges, []), new PlanRequest(invoked, Environment: null));
}
