using System.Globalization;

namespace Pipeline.Delivery.Tests.Backups;

/// <summary>
/// Retention once more, as naively as its documentation reads: for every backup and every rule it counts what is newer, without order, runs or
/// shared code. It is slow, and no cleverness can make it wrong in the same way.
/// </summary>
internal static class SimpleRetention
{
    /// <summary>The ids of those that stay.</summary>
    public static HashSet<string> Kept(Retention retention, IReadOnlyList<DatedBackup> backups, DateTimeOffset now, IEnumerable<string> needed)
    {
        var kept = new HashSet<string>(needed.Intersect(backups.Select(backup => backup.Id)), StringComparer.Ordinal);
        foreach (var backup in backups)
        {
            if (backup.TakenAt > now || IsKept(retention, backup, [.. backups.Where(other => other.TakenAt <= now)])) kept.Add(backup.Id);
        }

        return kept;
    }

    private static bool IsKept(Retention retention, DatedBackup backup, List<DatedBackup> all)
    {
        var newer = all.FindAll(other => IsNewer(other, backup));
        if (newer.Count < retention.Last) return true;

        var calendar = new GregorianCalendar();
        return Counts(retention.Hourly, time => (time.Year, time.DayOfYear, time.Hour))
            || Counts(retention.Daily, time => (time.Year, time.DayOfYear, 0))
            || Counts(retention.Weekly, time => ((time.Date - DateTime.MinValue).Days / 7, 0, 0))
            || Counts(retention.Monthly, time => (time.Year, calendar.GetMonth(time), 0))
            || Counts(retention.Yearly, time => (time.Year, 0, 0));

        // 0001-01-01 was a Monday, so whole weeks since then begin on Mondays.
        bool Counts(int count, Func<DateTime, (int, int, int)> period)
        {
            if (count == 0) return false;

            var own = period(backup.TakenAt.UtcDateTime);
            var periods = newer.Select(other => period(other.TakenAt.UtcDateTime)).ToHashSet();
            return !periods.Contains(own) && periods.Count < count;
        }
    }

    private static bool IsNewer(DatedBackup other, DatedBackup backup) =>
        other.TakenAt > backup.TakenAt || (other.TakenAt == backup.TakenAt && string.CompareOrdinal(other.Id, backup.Id) > 0);
}
