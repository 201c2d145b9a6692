namespace Pipeline.Targets.Tests;

/// <summary>Plans a build without running it.</summary>
internal static class Planned
{
    /// <summary>The ids of the run's nodes in their order.</summary>
    public static string Order<T>(params string[] targets) where T : PipelineBuild, new() => In<T>(environment: null, targets);

    public static string In<T>(string? environment, params string[] targets) where T : PipelineBuild, new() =>
        string.Join(' ', Plan<T>(environment, targets).Nodes);

    public static ExecutionPlan Plan<T>(string? environment, params string[] targets) where T : PipelineBuild, new()
    {
        var graph = TargetGraph.Of(new T());
        return Planner.Plan(graph, new PlanRequest([.. targets.Select(name => graph.Find(name)!)], environment));
    }
}
