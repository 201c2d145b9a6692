namespace Pipeline.Targets;

/// <summary>Shows a plan the way <c>--plan</c> asks for.</summary>
internal static class OrderText
{
    public static string Of(ExecutionPlan plan, PlanFormat format, IReadOnlySet<ExecutableTarget> skipped) => format switch
    {
        PlanFormat.Mermaid => OrderDiagram.Of(plan),
        PlanFormat.Json => OrderJson.Of(plan),
        _ => OrderTable.Of(plan, skipped),
    };
}
