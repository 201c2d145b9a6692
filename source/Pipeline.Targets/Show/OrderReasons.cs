namespace Pipeline.Targets;

/// <summary>Says why nodes take part in a run.</summary>
internal static class OrderReasons
{
    public static Dictionary<Node, string> Of(ExecutionPlan plan)
    {
        var needed = new Dictionary<Node, List<string>>();
        var triggered = new Dictionary<Node, List<string>>();
        foreach (var node in plan.Nodes)
        {
            foreach (var dependency in node.Dependencies) Add(needed, dependency, node);
            foreach (var follower in node.Triggers) Add(triggered, follower, node);
        }

        var reasons = new Dictionary<Node, string>();
        foreach (var node in plan.Nodes) reasons.Add(node, Reason(node, needed.GetValueOrDefault(node), triggered.GetValueOrDefault(node)));
        return reasons;
    }

    private static void Add(Dictionary<Node, List<string>> reasons, Node node, Node because)
    {
        if (!reasons.TryGetValue(node, out var names)) reasons.Add(node, names = []);
        names.Add(because.Id);
    }

    private static string Reason(Node node, List<string>? needed, List<string>? triggered)
    {
        var reasons = new List<string>();
        if (node.IsInvoked) reasons.Add("invoked");
        if (needed is not null) reasons.Add($"{string.Join(", ", needed)} {(needed.Count == 1 ? "needs" : "need")} it");
        if (triggered is not null) reasons.Add($"{string.Join(", ", triggered)} {(triggered.Count == 1 ? "triggers" : "trigger")} it");
        return string.Join("; ", reasons);
    }
}
