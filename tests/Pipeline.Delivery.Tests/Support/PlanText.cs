using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

/// <summary>A plan as one line per effect: its id and what it does.</summary>
internal static class PlanText
{
    public static string Of(Plan plan) => string.Join('\n', Lines("plan", plan));

    private static IEnumerable<string> Lines(string id, Plan plan) => plan switch
    {
        Effect effect => [$"{id}: {effect.Describe(new Values())}"],
        Sequence sequence => sequence.Steps.SelectMany(step => Lines(NodeId.Below(id, step.Name), step.Plan)),
        Plans.Parallel parallel => parallel.Steps.SelectMany(step => Lines(NodeId.Below(id, step.Name), step.Plan)),
        Guard guard => [.. Lines(id, guard.Body), .. Part(id, NodeId.OnFailure, guard.OnFailure), .. Part(id, NodeId.Always, guard.Always)],
        When node => [.. Lines(NodeId.Below(id, NodeId.Then), node.Then), .. Lines(NodeId.Below(id, NodeId.Else), node.Otherwise)],
        Nothing nothing => [$"{id}: nothing, {nothing.Reason}"],
        _ => throw new NotSupportedException($"{plan.GetType().Name} has no text yet."),
    };

    private static IEnumerable<string> Part(string id, string name, Plan? plan) => plan is null ? [] : Lines(NodeId.Below(id, name), plan);
}
