namespace Pipeline.Targets.Tests;

/// <summary>Reads the table at the end of a run.</summary>
internal static class Summary
{
    /// <summary>Target to status: <c>Not run</c>; with the environment where the table has one: <c>Migrate staging</c>.</summary>
    public static Dictionary<string, string> Statuses(this Started run) =>
        run.Rows().ToDictionary(row => row.Node, row => row.Status, StringComparer.Ordinal);

    /// <summary>Target to reason.</summary>
    public static Dictionary<string, string> Reasons(this Started run) =>
        run.Rows().ToDictionary(row => row.Node, row => row.Reason, StringComparer.Ordinal);

    /// <summary>The lines that targets wrote as <c>ran X</c>, in order.</summary>
    public static List<string> Ran(this Started run) =>
    [
        .. from line in run.Output.Split('\n')
           let text = line[(line.IndexOf('|', StringComparison.Ordinal) + 1)..].Trim()
           where text.StartsWith("ran ", StringComparison.Ordinal)
           select text[4..],
    ];

    private static IEnumerable<(string Node, string Status, string Reason)> Rows(this Started run)
    {
        var lines = run.Output.Split('\n');
        var rule = Array.FindIndex(lines, line => line.StartsWith("----", StringComparison.Ordinal));
        rule.Should().BePositive("a run ends with a table: {0}{1}", run.Output, run.Errors);
        var starts = Starts(lines[rule]);
        string Cell(string line, string heading)
        {
            var column = starts.FindIndex(start => lines[rule - 1][start..].StartsWith(heading, StringComparison.Ordinal));
            if (column < 0 || line.Length <= starts[column]) return "";
            var end = column + 1 < starts.Count ? Math.Min(starts[column + 1], line.Length) : line.Length;
            return line[starts[column]..end].Trim();
        }

        foreach (var line in lines.Skip(rule + 1).TakeWhile(line => line.Length > 0))
            yield return ($"{Cell(line, "Target")} {Cell(line, "Environment")}".Trim(), Cell(line, "Status"), Cell(line, "Reason"));
    }

    private static List<int> Starts(string rule) =>
        [.. Enumerable.Range(0, rule.Length).Where(index => rule[index] == '-' && (index == 0 || rule[index - 1] == ' '))];
}
