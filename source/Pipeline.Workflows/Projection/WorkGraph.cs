using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>
/// The nodes that a workflow runs, with all that holds them back: the edges of the run, and those from what is produced to what consumes
/// it. Targets that only group others have nothing to do in a job, so their edges lead through them.
/// </summary>
internal sealed class WorkGraph
{
    private readonly Dictionary<Node, WorkNode> byNode = [];
    private readonly Dictionary<Node, List<WorkEdge>> through = [];

    private WorkGraph(ExecutionPlan plan, BuildModel model, bool followsPromotion)
    {
        foreach (var node in plan.Nodes) Add(node, model);
        Nodes = [.. byNode.Values];
        for (var position = 0; position < Nodes.Count; position++) Nodes[position].Position = position;
        var hasMore = followsPromotion && AddPromotions(model.Graph.Environments);
        foreach (var node in Nodes) hasMore |= AddConsumed(node);
        if (hasMore) Nodes = Ordered();
    }

    /// <summary>Every node after its predecessors.</summary>
    public IReadOnlyList<WorkNode> Nodes { get; }

    public static WorkGraph Of(ExecutionPlan plan, BuildModel model, bool followsPromotion = true) => new(plan, model, followsPromotion);

    /// <summary>The nodes whose files a node takes, with the files.</summary>
    public IEnumerable<(WorkNode Producer, IReadOnlyList<string> Files)> Consumed(WorkNode node)
    {
        foreach (var (target, files) in node.Behavior.Consumes)
        {
            foreach (var producer in Nodes)
            {
                if (producer.Node.Target != target || !IsSeen(producer, node)) continue;
                yield return (producer, files.Length > 0 ? files : producer.Behavior.Produces);
            }
        }
    }

    private static bool IsSeen(WorkNode producer, WorkNode node) =>
        !producer.Behavior.IsPerEnvironment || node.Node.Environment is null || producer.Node.Environment == node.Node.Environment;

    private void Add(Node node, BuildModel model)
    {
        var edges = new List<WorkEdge>();
        var known = new Dictionary<WorkNode, int>();
        foreach (var predecessor in node.Predecessors)
        {
            var isHard = IsHard(predecessor, node);
            if (byNode.TryGetValue(predecessor, out var work)) Join(edges, known, new WorkEdge(work, isHard));
            else foreach (var edge in through[predecessor]) Join(edges, known, edge with { IsHard = edge.IsHard && isHard });
        }

        if (OnlyGroups(node.Target.Behavior))
        {
            through.Add(node, edges);
            return;
        }

        var added = new WorkNode(node, model.TraitsOf(node.Target));
        added.Predecessors.AddRange(edges);
        byNode.Add(node, added);
    }

    private static void Join(List<WorkEdge> edges, Dictionary<WorkNode, int> known, WorkEdge edge)
    {
        if (known.TryAdd(edge.From, edges.Count)) edges.Add(edge);
        else if (edge.IsHard) edges[known[edge.From]] = edge;
    }

    /// <summary>What only comes before need not succeed, nor what may fail, nor anything before what runs in any case.</summary>
    private static bool IsHard(Node predecessor, Node node) =>
        !predecessor.Target.Behavior.ProceedsAfterFailure && !node.Target.Behavior.IsAssured
        && (node.Dependencies.Contains(predecessor) || predecessor.Triggers.Contains(node));

    private static bool OnlyGroups(TargetBehavior behavior) =>
        behavior.Plan is null && behavior.Bodies.Count == 0
        && behavior.Requirements.Count == 0 && behavior.Holds.Count == 0 && behavior.Checks.Count == 0;

    /// <summary>An environment that takes what another one has proved waits for it, whatever its targets say.</summary>
    private bool AddPromotions(IReadOnlyList<BuildEnvironment> environments)
    {
        var isNew = false;
        foreach (var environment in environments)
        {
            if (environment.PromotesFrom is null) continue;
            var from = Nodes.Where(node => node.Node.Environment == environment.PromotesFrom).ToList();
            foreach (var node in Nodes)
                if (node.Node.Environment == environment.Name)
                    foreach (var before in from) isNew |= AddHard(node, before);
        }

        return isNew;
    }

    private static bool AddHard(WorkNode node, WorkNode before)
    {
        if (node.Predecessors.Exists(edge => edge.From == before)) return false;
        node.Predecessors.Add(new WorkEdge(before, IsHard: true));
        return true;
    }

    private bool AddConsumed(WorkNode node)
    {
        var isNew = false;
        foreach (var (producer, _) in Consumed(node)) isNew |= AddHard(node, producer);
        return isNew;
    }

    /// <summary>The order of the run, save where a consumed file comes first.</summary>
    private List<WorkNode> Ordered()
    {
        var left = Nodes.ToList();
        var done = new HashSet<WorkNode>();
        var ordered = new List<WorkNode>(left.Count);
        while (left.Count > 0)
        {
            var next = left.Find(node => node.Predecessors.TrueForAll(edge => done.Contains(edge.From))) ?? throw Entangled(left);
            left.Remove(next);
            done.Add(next);
            next.Position = ordered.Count;
            ordered.Add(next);
        }

        return ordered;
    }

    private static FailureException Entangled(List<WorkNode> waiting)
    {
        var names = string.Join(", ", waiting);
        return waiting.Find(node => node.Behavior.Consumes.Count > 0) is { } consumer
            ? new FailureException($"{consumer} consumes files of a target that waits for it, so that none of these can start: {names}.")
            {
                NextSteps = [$"Remove the Consumes of {consumer.Node.Target.Name}, or the edge that contradicts it: {consumer.Node.Target.Source}"],
            }
            : new FailureException($"Environments wait for each other, so that none of these can start: {names}.")
            {
                NextSteps = ["Let PromotesFrom name the environment whose targets come first."],
            };
    }
}
