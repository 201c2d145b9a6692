using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>The page that GitHub Actions shows for a job: the table, and what failed.</summary>
/// <param name="path">The file that the runner names in <c>GITHUB_STEP_SUMMARY</c>.</param>
internal sealed class JobSummary(string path, Redactor redactor)
{
    public void Write(RunResult result, Screen screen)
    {
        try
        {
            File.AppendAllText(path, redactor.Redact(Text(result)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            screen.Line($"The job summary {path} could not be written: {error.Message}", Style.Faint);
        }
    }

    /// <summary>Markdown.</summary>
    public static string Text(RunResult result)
    {
        var lines = new List<string> { $"### {RunEnding.Last(result).Line}", "" };
        if (result.States.Count > 0)
        {
            var rows = SummaryTable.Rows(result);
            lines.Add(Row(rows[0]));
            lines.Add(Row([.. rows[0].Select(_ => "---")]));
            lines.AddRange(rows.Skip(1).Select(row => Row([.. row.Select(Escape)])));
            lines.Add("");
        }

        foreach (var failure in RunEnding.Failures(result))
        {
            lines.Add("````text");
            lines.AddRange(failure.Select(line => line.Line));
            lines.Add("````");
            lines.Add("");
        }

        foreach (var finding in result.States.SelectMany(state => state.Findings))
            if (finding.Markdown is { } markdown) lines.AddRange([markdown, ""]);
        return string.Join('\n', lines);
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Escape(string cell) => cell
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("`", "\\`", StringComparison.Ordinal);
}
