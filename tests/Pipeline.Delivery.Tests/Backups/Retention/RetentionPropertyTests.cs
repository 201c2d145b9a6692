namespace Pipeline.Delivery.Tests.Backups;

/// <summary>What holds for every history, tried on 10,000 random ones; a failure names their seeds.</summary>
public sealed class RetentionPropertyTests
{
    private static readonly Lazy<IReadOnlyList<(RandomHistory History, IReadOnlyList<RetentionVerdict> Verdicts)>> Judged = new(() =>
        [.. Enumerable.Range(1, 10_000).Select(RandomHistory.Of).Select(history => (history, history.Retention.Judge(history.Backups, history.Now, history.Needed)))]);

    [Fact]
    public void What_stays_is_what_the_simple_rules_keep() => ForAll((history, verdicts) =>
        verdicts.Where(verdict => verdict.IsKept).Select(verdict => verdict.Backup.Id).ToHashSet(StringComparer.Ordinal)
            .SetEquals(SimpleRetention.Kept(history.Retention, history.Backups, history.Now, history.Needed.Keys)));

    [Fact]
    public void Every_backup_has_one_verdict_and_a_reason() => ForAll((history, verdicts) =>
        verdicts.Count == history.Backups.Count
        && verdicts.Select(verdict => verdict.Backup).ToHashSet().SetEquals(history.Backups)
        && verdicts.All(verdict => verdict.Reason.Length > 0));

    [Fact]
    public void The_last_so_many_stay_and_what_a_rollback_needs() => ForAll((history, verdicts) =>
        verdicts.Where(verdict => verdict.Backup.TakenAt <= history.Now).Take(history.Retention.Last).All(verdict => verdict.IsKept)
        && verdicts.Where(verdict => history.Needed.ContainsKey(verdict.Backup.Id)).All(verdict => verdict.IsKept));

    [Fact]
    public void What_is_dated_in_the_future_stays_and_changes_nothing_for_the_others() => ForAll((history, verdicts) =>
    {
        var past = history.Backups.Where(backup => backup.TakenAt <= history.Now);
        return verdicts.Where(verdict => verdict.Backup.TakenAt > history.Now).All(verdict => verdict.IsKept)
            && verdicts.Where(verdict => verdict.Backup.TakenAt <= history.Now).SequenceEqual(history.Retention.Judge(past, history.Now, history.Needed));
    });

    [Fact]
    public void What_was_pruned_once_is_not_pruned_again() => ForAll((history, verdicts) =>
        history.Retention.Judge(verdicts.Where(verdict => verdict.IsKept).Select(verdict => verdict.Backup), history.Now, history.Needed)
            .All(verdict => verdict.IsKept));

    private static void ForAll(Func<RandomHistory, IReadOnlyList<RetentionVerdict>, bool> holds) =>
        Judged.Value.Index().Where(item => !holds(item.Item.History, item.Item.Verdicts)).Select(item => item.Index + 1).Should().BeEmpty();
}
