using System.Globalization;

namespace Pipeline.Delivery;

/// <summary>
/// Keeps the newest backup of each of the last so many periods that have one. Periods without a backup do not count, so a gap removes
/// nothing, and a clock that jumps ahead neither.
/// </summary>
/// <param name="Unit">The period: <c>day</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="Period">The period that a time in UTC lies in, as a person writes it.</param>
internal sealed record RetentionRule(string Unit, int Count, Func<DateTime, string> Period)
{
    /// <summary>From the finest to the coarsest. In UTC no day has 23 or 25 hours, and no hour comes twice.</summary>
    public static IReadOnlyList<RetentionRule> Of(Retention retention) =>
    [
        new("hour", retention.Hourly, time => Written(time, "yyyy-MM-dd HH:00")),
        new("day", retention.Daily, time => Written(time, "yyyy-MM-dd")),
        new("week", retention.Weekly, time => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(time):0000}-W{ISOWeek.GetWeekOfYear(time):00}")),
        new("month", retention.Monthly, time => Written(time, "yyyy-MM")),
        new("year", retention.Yearly, time => Written(time, "yyyy")),
    ];

    /// <summary>What the rule says of each backup.</summary>
    /// <param name="newestFirst">All that it may look at.</param>
    public IEnumerable<(bool IsKept, string Reason)> Judge(IReadOnlyList<DatedBackup> newestFirst)
    {
        var periods = 0;
        string? last = null;
        foreach (var backup in newestFirst)
        {
            var period = Period(backup.TakenAt.UtcDateTime);
            if (period == last)
            {
                yield return (false, periods > Count ? Beyond : $"not the newest of its {Unit}");
                continue;
            }

            last = period;
            periods++;
            yield return periods > Count ? (false, Beyond) : (true, $"{Unit} {periods} of {Count} ({period})");
        }
    }

    private string Beyond => Count == 1 ? $"not of the last {Unit}" : $"not of the last {Count} {Unit}s";

    private static string Written(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
