using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Workflows.Tests;

/// <summary>Graphs and groupings that nobody would write by hand, projected.</summary>
internal sealed class RandomWorkflow
{
    private static readonly ParameterCatalog NoParameters = ParameterCatalog.Of(typeof(Nothing));
    private readonly Random random;
    private readonly ExecutableTarget[] targets;

    public RandomWorkflow(int seed)
    {
        random = new Random(seed);
        targets = [.. Enumerable.Range(0, random.Next(2, 16)).Select(index => new ExecutableTarget($"T{index}", definition => definition.Description($"{seed} {index}")) { Index = index })];
        foreach (var target in targets) Declare(target);
        Graph = TargetGraph.Of(targets, Edges(), [new("staging") { PromotesFrom = random.Next(2) == 0 ? "integration" : null }, new("integration")]);
        Invoked = [.. targets.Where(_ => random.Next(2) == 0).DefaultIfEmpty(targets[^1])];
    }

    public TargetGraph Graph { get; }

    public IReadOnlyList<ExecutableTarget> Invoked { get; }

    /// <summary>What a plain run of the same targets does.</summary>
    public ExecutionPlan Plan => Planner.Plan(Graph, Invoked.Select(target => (target, (string?)null)));

    public Projected Project() => WorkflowProjection.Of(
        new BuildModel(Graph, NoParameters, new RepositoryFacts(true, true, true)),
        new Workflow("random") { On = [Trigger.Push("main")], Targets = [.. Invoked.Select(target => target.Factory)] });

    private void Declare(ExecutableTarget target)
    {
        if (random.Next(10) > 0) target.Behavior.Plan = _ => Task.FromResult<Plan>(Plans.Plan.Nothing("nothing"));
        target.Behavior.ProceedsAfterFailure = random.Next(12) == 0;
        target.Behavior.IsAssured = random.Next(12) == 0;
        if (random.Next(4) == 0) target.Behavior.Produces.Add($"artifacts/{target.Name}/*");
        var annotations = new List<object>();
        if (random.Next(3) == 0) target.Behavior.Environment = random.Next(2) == 0 ? "staging" : "integration";
        else if (random.Next(4) == 0) annotations.Add(random.Next(3) == 0 ? new OwnJob() : new NamedJob($"group-{random.Next(3)}"));
        if (random.Next(4) == 0) annotations.Add(Permission.Write(PermissionScope.Packages));
        if (random.Next(5) == 0) annotations.Add(new History());
        if (target.Behavior.Environment is not null && random.Next(3) == 0) annotations.Add(new SecretNames(["API_KEY"]));
        target.Annotated = annotations;
    }

    /// <summary>From a higher place of a random order to a lower one, so that there is no cycle.</summary>
    private IReadOnlyList<Edge> Edges()
    {
        var places = Enumerable.Range(0, targets.Length).ToArray();
        random.Shuffle(places);
        var edges = new EdgeSet();
        for (var count = random.Next(0, targets.Length * 2); count > 0; count--)
        {
            var (one, other) = (random.Next(targets.Length), random.Next(targets.Length));
            if (one == other) continue;
            var (from, to) = (targets[places[Math.Max(one, other)]], targets[places[Math.Min(one, other)]]);
            edges.Add(new Edge(from, to, (EdgeKind)random.Next(3), "DependsOn", from));
            if (random.Next(4) == 0) from.Behavior.Consumes.Add((to, []));
        }

        return edges.Edges;
    }

    private sealed class Nothing : PipelineBuild;
}
