using System.Text;

namespace Pipeline.Targets;

/// <summary>Shows a plan as a Mermaid flowchart: solid arrows are dependencies, thick ones triggers, dotted ones order only.</summary>
/// <remarks>Syntax: https://mermaid.js.org/syntax/flowchart.html</remarks>
internal static class OrderDiagram
{
    public static string Of(ExecutionPlan plan)
    {
        var names = new Dictionary<Node, string>();
        foreach (var node in plan.Nodes) names.Add(node, $"n{names.Count + 1}");

        var text = new StringBuilder("flowchart LR\n");
        foreach (var group in plan.Nodes.GroupBy(node => node.Environment, StringComparer.Ordinal)) AddNodes(text, group, names);
        foreach (var node in plan.Nodes)
        {
            foreach (var predecessor in node.Predecessors)
            {
                var arrow = node.Dependencies.Contains(predecessor) ? "-->" : predecessor.Triggers.Contains(node) ? "==>" : "-.->";
                text.Append($"    {names[predecessor]} {arrow} {names[node]}\n");
            }
        }

        return text.ToString();
    }

    private static void AddNodes(StringBuilder text, IGrouping<string?, Node> group, Dictionary<Node, string> names)
    {
        var indent = group.Key is null ? "    " : "        ";
        if (group.Key is not null) text.Append($"    subgraph {group.Key}\n");
        // Round ends mark what was invoked.
        foreach (var node in group)
        {
            var box = node.IsInvoked ? $"([{node.Target.Name}])" : $"[{node.Target.Name}]";
            text.Append($"{indent}{names[node]}{box}\n");
        }

        if (group.Key is not null) text.Append("    end\n");
    }
}
