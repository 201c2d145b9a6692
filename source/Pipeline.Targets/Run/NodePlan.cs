using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Builds the plan of a node.</summary>
internal static class NodePlan
{
    /// <summary>The plan; code of an <c>Executes</c> target is one effect for each body.</summary>
    public static Task<Plan> BuildAsync(NodeState state, PlanContext context, TimeProvider time) =>
        state.Behavior.Plan is { } plan ? plan(context) : Task.FromResult(OfBodies(state.Behavior.Bodies, time, context.Cancellation));

    private static Plan OfBodies(List<TargetBody> bodies, TimeProvider time, CancellationToken cancellation) => bodies switch
    {
        [] => Plan.Nothing("it only groups others"),
        [var body] => Code(body, time, cancellation),
        _ => Plan.Sequence(bodies.Select((body, index) => new Step($"code-{index + 1}", Code(body, time, cancellation)))),
    };

    private static RunCode Code(TargetBody body, TimeProvider time, CancellationToken cancellation) =>
        new(body.Source, () => AbandonableBody.RunAsync(body, time, cancellation));
}
