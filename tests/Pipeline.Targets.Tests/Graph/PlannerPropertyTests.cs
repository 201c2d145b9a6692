namespace Pipeline.Targets.Tests;

/// <summary>What holds for every graph, tried on random ones; the seed of a failure stands in its name.</summary>
public sealed class PlannerPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_edge_is_respected(int seed)
    {
        var (_, plan) = Random(seed);
        var position = Positions(plan);

        foreach (var node in plan.Nodes)
            foreach (var predecessor in node.Predecessors) position[predecessor].Should().BeLessThan(position[node]);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Everything_that_is_needed_takes_part_and_nothing_else(int seed)
    {
        var (_, plan) = Random(seed);
        var expected = new HashSet<ExecutableTarget>();
        var next = new Stack<ExecutableTarget>(plan.Nodes.Where(node => node.IsInvoked).Select(node => node.Target));
        while (next.TryPop(out var target))
        {
            if (!expected.Add(target)) continue;
            foreach (var other in target.Dependencies.Concat(target.Triggers)) next.Push(other);
        }

        expected.SetEquals(plan.Nodes.Select(node => node.Target)).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void All_edges_between_nodes_of_the_run_are_kept(int seed)
    {
        var (graph, plan) = Random(seed);
        var nodes = plan.Nodes.ToDictionary(node => node.Target);

        foreach (var edge in graph.Edges)
        {
            if (!nodes.TryGetValue(edge.From, out var from) || !nodes.TryGetValue(edge.To, out var to)) continue;
            from.Predecessors.Should().Contain(to);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Among_those_that_are_ready_the_first_declared_comes_first(int seed)
    {
        var (_, plan) = Random(seed);
        var done = new HashSet<Node>();
        foreach (var node in plan.Nodes)
        {
            var ready = plan.Nodes.Where(candidate => !done.Contains(candidate) && candidate.Predecessors.All(done.Contains));
            ready.MinBy(candidate => candidate.Target.Index).Should().BeSameAs(node);
            done.Add(node);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_same_graph_gives_the_same_plan_whatever_the_order_of_its_edges(int seed)
    {
        string.Join(' ', Random(seed).Plan.Nodes).Should().Be(string.Join(' ', Random(seed, shuffled: true).Plan.Nodes));
    }

    private static Dictionary<Node, int> Positions(ExecutionPlan plan) =>
        plan.Nodes.Select((node, index) => (node, index)).ToDictionary(pair => pair.node, pair => pair.index);

    /// <summary>
    /// A graph without cycles: edges lead from a higher place of a random order to a lower one, so they run with and against the
    /// declaration.
    /// </summary>
    private static (TargetGraph Graph, ExecutionPlan Plan) Random(int seed, bool shuffled = false)
    {
        var random = new Random(seed);
        var targets = SyntheticGraph.Targets(random.Next(2, 40));
        var places = Enumerable.Range(0, targets.Length).ToArray();
        random.Shuffle(places);

        var edges = new EdgeSet();
        for (var count = random.Next(0, targets.Length * 3); count > 0; count--)
        {
            var (one, other) = (random.Next(targets.Length), random.Next(targets.Length));
            if (one == other) continue;
            edges.Add(SyntheticGraph.Edge(targets, places[Math.Max(one, other)], places[Math.Min(one, other)], (EdgeKind)random.Next(3)));
        }

        var invoked = targets.Where(_ => random.Next(4) == 0).DefaultIfEmpty(targets[0]).ToList();
        var graph = TargetGraph.Of(targets, shuffled ? [.. edges.Edges.Reverse()] : edges.Edges, []);
        return (graph, Planner.Plan(graph, new PlanRequest(shuffled ? [.. invoked.AsEnumerable().Reverse()] : invoked, Environment: null)));
    }
}
