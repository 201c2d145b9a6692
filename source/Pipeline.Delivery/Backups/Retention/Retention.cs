using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Which backups of one source stay, by the time in their manifests, in UTC. Each number keeps the newest backup of so many hours, days,
/// weeks (ISO 8601), months, years that have one; a backup that any of them keeps stays. The newest always stays. With every six hours one,
/// <c>new() { Hourly = 120 }</c> are 30 days.
/// </summary>
public sealed record Retention
{
    /// <summary>The newest so many stay, whatever their times; 1 by default, and at least.</summary>
    public int Last { get; init; } = 1;

    public int Hourly { get; init; }

    public int Daily { get; init; }

    public int Weekly { get; init; }

    public int Monthly { get; init; }

    public int Yearly { get; init; }

    /// <summary>
    /// Says of every backup whether it stays, and why. What is dated after <paramref name="now"/> stays and counts for nothing: a clock that was
    /// wrong once must not push out what was dated right.
    /// </summary>
    /// <param name="backups">All of one source, in any order.</param>
    /// <param name="now">What time it is.</param>
    /// <param name="needed">Ids of backups that stay in any case, with the reason: <c>the rollback from 1.4.0 needs it</c>.</param>
    /// <returns>Newest first.</returns>
    /// <exception cref="FailureException">A number is negative, or <see cref="Last"/> is 0.</exception>
    public IReadOnlyList<RetentionVerdict> Judge(IEnumerable<DatedBackup> backups, DateTimeOffset now, IReadOnlyDictionary<string, string> needed)
    {
        Check();
        var newestFirst = backups.OrderByDescending(backup => backup.TakenAt).ThenByDescending(backup => backup.Id, StringComparer.Ordinal).ToList();
        var ahead = newestFirst.FindAll(backup => backup.TakenAt > now);
        var past = newestFirst.FindAll(backup => backup.TakenAt <= now);
        return
        [
            .. ahead.Select(backup => new RetentionVerdict(backup, IsKept: true, "dated in the future: it stays, and counts for nothing")),
            .. Judge(past, needed),
        ];
    }

    private IEnumerable<RetentionVerdict> Judge(List<DatedBackup> newestFirst, IReadOnlyDictionary<string, string> needed)
    {
        var rules = RetentionRule.Of(this).Where(rule => rule.Count > 0).Select(rule => rule.Judge(newestFirst).ToList()).ToList();
        for (var index = 0; index < newestFirst.Count; index++)
        {
            var backup = newestFirst[index];
            List<(bool IsKept, string Reason)> said = [Newest(index), .. rules.Select(rule => rule[index])];
            if (needed.TryGetValue(backup.Id, out var need)) said.Add((true, need));
            var isKept = said.Exists(word => word.IsKept);
            yield return new RetentionVerdict(backup, isKept, string.Join("; ", said.Where(word => word.IsKept == isKept).Select(word => word.Reason).Distinct(StringComparer.Ordinal)));
        }
    }

    private (bool IsKept, string Reason) Newest(int index) => (index, Last) switch
    {
        (0, _) => (true, "the newest"),
        var (_, last) when index < last => (true, $"last {index + 1} of {last}"),
        (_, 1) => (false, "not the newest"),
        _ => (false, $"not of the last {Last}"),
    };

    private void Check()
    {
        if (Last < 1 || Hourly < 0 || Daily < 0 || Weekly < 0 || Monthly < 0 || Yearly < 0)
            throw new FailureException($"{this} cannot be kept to: the newest backup always stays (Last = 1), and no number is negative.") { IsFinal = true };
    }
}
