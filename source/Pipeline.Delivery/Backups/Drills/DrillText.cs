using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The report of a drill for people.</summary>
public static class DrillText
{
    /// <summary>In one line: <c>production/database passed: recovered in 41 s, 5 h 12 m of data would be lost</c>.</summary>
    public static string Line(DrillReport report) => report.HasPassed
        ? $"{report.Environment}/{report.Source} passed: recovered in {Show(report.RecoveryTime)}, {Show(report.RecoveryPoint)} of data would be lost"
        : $"{report.Environment}/{report.Source} FAILED: {report.Problems[0]}";

    /// <summary>A page for the records, and for the summary of a job.</summary>
    public static string Markdown(DrillReport report)
    {
        var lines = new List<string>
        {
            $"### Restore drill of {report.Application}, {report.Environment}/{report.Source}: {(report.HasPassed ? "passed" : "FAILED")}",
            "",
            "| | measured | objective |",
            "| --- | --- | --- |",
            $"| recovery time | {Show(report.RecoveryTime)} | {Objective(report.RecoveryTimeObjective)} |",
            $"| recovery point | {Show(report.RecoveryPoint)} | {Objective(report.RecoveryPointObjective)} |",
            $"| backup | {Code(report.Backup)}, taken {Time(report.TakenAt)} | |",
            $"| restored into | {report.Target} | |",
            $"| rows | {report.Rows.Values.Sum().ToString("#,0", CultureInfo.InvariantCulture)} in {report.Rows.Count} tables | as the backup counted them |",
        };
        lines.AddRange(report.Checks.Select(check => $"| check | {check} | |"));
        lines.AddRange(["", $"Begun {Time(report.StartedAt)} by {report.By}, run {Code(report.Run)}.", ""]);
        if (report.Problems.Count > 0) lines.AddRange(["Problems:", "", .. report.Problems.Select(problem => $"- {problem}"), ""]);
        return string.Join('\n', lines);
    }

    internal static string Show(TimeSpan time) => time.TotalDays >= 2 ? $"{(int)time.TotalDays} d {time.Hours} h" : Duration.Show(time);

    private static string Objective(TimeSpan? time) => time is { } most ? $"at most {Show(most)}" : "none";

    private static string Time(DateTimeOffset time) => $"{time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC";

    private static string Code(string text) => $"`{text}`";
}
