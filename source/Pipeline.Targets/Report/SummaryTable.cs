using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>The table at the end of a run. Nodes that only group others are left out, the environment too where no node has one.</summary>
internal static class SummaryTable
{
    /// <summary>The rows as cells, headings first.</summary>
    public static IReadOnlyList<string[]> Rows(RunResult result)
    {
        var states = result.States.Where(state => state.Status is not NodeStatus.Collective).ToList();
        var hasEnvironments = states.Exists(state => state.Node.Environment is not null);
        return
        [
            Cells(hasEnvironments, "Target", "Environment", "Status", "Duration", "Reason"),
            .. states.Select(state => Cells(
                hasEnvironments,
                state.Node.Target.Name,
                state.Node.Environment ?? "",
                NodeText.Status(state.Status),
                state.Status is NodeStatus.Skipped or NodeStatus.NotRun ? "" : Duration.Show(state.Duration),
                NodeText.Reason(state))),
        ];
    }

    /// <summary>The table as lines, with the state of each row's node (none for the headings).</summary>
    public static IEnumerable<(string Line, Style Style)> Lines(RunResult result)
    {
        var rows = Rows(result);
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        yield return (Join(rows[0], widths), Style.Heading);
        yield return (Join([.. widths.Select(width => new string('-', width))], widths), Style.Faint);

        var states = result.States.Where(state => state.Status is not NodeStatus.Collective);
        foreach (var (row, state) in rows.Skip(1).Zip(states)) yield return (Join(row, widths), NodeText.Style(state));
    }

    private static string[] Cells(bool hasEnvironments, string target, string environment, string status, string duration, string reason) =>
        hasEnvironments ? [target, environment, status, duration, reason] : [target, status, duration, reason];

    private static string Join(string[] cells, int[] widths) =>
        string.Join("  ", cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();
}
