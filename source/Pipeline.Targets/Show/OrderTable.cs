using System.Globalization;
using System.Text;

namespace Pipeline.Targets;

/// <summary>Shows the order as a table: what each node waits for, and why it takes part.</summary>
internal static class OrderTable
{
    public static string Of(ExecutionPlan plan, IReadOnlySet<ExecutableTarget> skipped)
    {
        var reasons = OrderReasons.Of(plan);
        var ranks = Positions(plan);
        List<string[]> rows = [["#", "Target", "Environment", "After", "Because"]];
        foreach (var node in plan.Nodes)
        {
            var because = skipped.Contains(node.Target) && !node.IsInvoked ? $"skipped by --skip; {reasons[node]}" : reasons[node];
            rows.Add([Number(rows.Count), node.Target.Name, node.Environment ?? "", After(node, ranks), because]);
        }

        return Write(rows);
    }

    private static string[] Positions(ExecutionPlan plan)
    {
        var positions = new string[plan.Nodes.Count];
        for (var index = 0; index < positions.Length; index++) positions[plan.Nodes[index].Rank] = Number(index + 1);
        return positions;
    }

    private static string After(Node node, string[] positions)
    {
        var numbers = new List<string>(node.Predecessors.Count);
        foreach (var predecessor in node.Predecessors) numbers.Add(positions[predecessor.Rank]);
        numbers.Sort((left, right) => left.Length != right.Length ? left.Length - right.Length : string.CompareOrdinal(left, right));
        return string.Join(", ", numbers);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Columns in which only the heading stands are left out.</summary>
    private static string Write(List<string[]> rows)
    {
        var lines = new StringBuilder[rows.Count];
        for (var row = 0; row < lines.Length; row++) lines[row] = new StringBuilder();
        for (var column = 0; column < rows[0].Length; column++)
        {
            if (Width(rows, column) is not { } width) continue;
            for (var row = 0; row < lines.Length; row++)
            {
                var cell = rows[row][column];
                lines[row].Append(column == 0 ? cell.PadLeft(width) : "  " + cell.PadRight(width));
            }
        }

        var text = new StringBuilder();
        foreach (var line in lines) text.Append(line.ToString().TrimEnd()).Append('\n');
        return text.ToString();
    }

    private static int? Width(List<string[]> rows, int column)
    {
        var (width, isUsed) = (rows[0][column].Length, false);
        for (var row = 1; row < rows.Count; row++)
        {
            width = Math.Max(width, rows[row][column].Length);
            isUsed |= rows[row][column].Length > 0;
        }

        return isUsed ? width : null;
    }
}
