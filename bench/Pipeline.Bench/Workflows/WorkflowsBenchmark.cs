using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Bench;

/// <summary>What it costs to write workflows, inside the process: from the declared targets to the text of the file.</summary>
internal sealed class WorkflowsBenchmark : IBenchmark
{
    private const int Rounds = 9;

    public string Name => "workflows";

    public async Task<IReadOnlyList<Measurement>> RunAsync()
    {
        var actions = (Func<Task>[])[() => Task.FromResult(Delivery()), Many(1_000, ownJobs: false), Many(1_000, ownJobs: true)];
        var first = await Times.MediansAsync(1, actions[0]);
        foreach (var warmUp in actions) await warmUp();

        var times = await Times.MediansAsync(Rounds, actions);
        return
        [
            Measurement.Of("a delivery of nine targets, the first time in a process", first[0]),
            Measurement.Of($"a delivery of nine targets, median of {Rounds}", times[0], "50 ms"),
            Measurement.Of($"1,000 targets of 20 kinds of job, median of {Rounds}", times[1], "500 ms"),
            Measurement.Of($"1,000 targets with a job each, median of {Rounds}", times[2], "500 ms"),
            new Measurement("lines of the delivery", $"{Delivery().Count(character => character == '\n')}", "250"),
        ];
    }

    private static string Delivery()
    {
        var build = new DeliveryBuild();
        var model = new BuildModel(TargetGraph.Of(build), ParameterCatalog.Of(typeof(DeliveryBuild)), new RepositoryFacts(true, true, true));
        return Text(model, build.Workflows.Single());
    }

    /// <summary>Layers of ten: each target needs three of the layer below.</summary>
    private static Func<Task> Many(int count, bool ownJobs)
    {
        var targets = Enumerable.Range(0, count).Select(index => Target(index, ownJobs)).ToArray();
        var edges = new List<Edge>();
        for (var index = 10; index < count; index++)
            for (var other = 0; other < 3; other++)
                edges.Add(new Edge(targets[index], targets[(index / 10 * 10) - 10 + ((index + other) % 10)], EdgeKind.Dependency, "DependsOn", targets[index]));

        var workflow = new Workflow("many") { On = [Trigger.Push("main")], Targets = [.. targets.Select(target => target.Factory)] };
        var parameters = ParameterCatalog.Of(typeof(DeliveryBuild));
        return () => Task.FromResult(Text(new BuildModel(TargetGraph.Of(targets, edges, []), parameters, new RepositoryFacts(true, true, true)), workflow));
    }

    private static ExecutableTarget Target(int index, bool ownJobs)
    {
        var target = new ExecutableTarget($"T{index}", definition => definition.Description($"{index}")) { Index = index };
        target.Behavior.Plan = _ => Task.FromResult<Plans.Plan>(Plans.Plan.Nothing("nothing"));
        target.Annotated = [ownJobs ? new OwnJob() : Workflows.Runner.Hosted($"runner-{index % 20}")];
        return target;
    }

    private static string Text(BuildModel model, Workflow workflow) => new WorkflowYaml(ActionPins.Default()).Text(WorkflowProjection.Of(model, workflow));
}
