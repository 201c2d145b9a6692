namespace Pipeline.Targets;

/// <summary>What has become of the targets of a run so far, for the build's own members.</summary>
internal sealed class BuildProgress
{
    private readonly Lock gate = new();
    private Dictionary<Node, NodeStatus> statuses = null!;
    private ExecutionPlan? plan;

    public IReadOnlyCollection<ExecutableTarget> Plan => Targets(_ => true);

    public IReadOnlyCollection<ExecutableTarget> Invoked => Targets(node => node.IsInvoked);

    public void Begin(ExecutionPlan begun)
    {
        lock (gate)
        {
            plan = begun;
            statuses = plan.Nodes.ToDictionary(node => node, _ => NodeStatus.Scheduled);
        }
    }

    public void Set(Node node, NodeStatus status)
    {
        lock (gate) statuses[node] = status;
    }

    public IReadOnlyCollection<ExecutableTarget> In(params NodeStatus[] wanted)
    {
        lock (gate) return Targets(node => wanted.Contains(statuses[node]));
    }

    public bool Has(params NodeStatus[] wanted)
    {
        lock (gate) return plan is not null && statuses.Values.Any(status => wanted.Contains(status));
    }

    private List<ExecutableTarget> Targets(Func<Node, bool> isWanted) =>
        plan is null ? [] : [.. plan.Nodes.Where(isWanted).Select(node => node.Target).Distinct()];
}
