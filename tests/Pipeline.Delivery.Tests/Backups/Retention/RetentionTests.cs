using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Backups;

/// <summary>The reasons, as the plan shows them.</summary>
public sealed class RetentionTests
{
    private static readonly DateTimeOffset Now = At("2026-11-26 04:00");
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public void Every_reason_says_which_rule_and_which_period()
    {
        var retention = new Retention { Last = 2, Daily = 3, Weekly = 2, Monthly = 2 };
        var needed = new Dictionary<string, string> { ["2026-08-01 03:00"] = "the rollback from 1.4.0 needs it" };

        var verdicts = retention.Judge(
            Backups("2027-01-01 00:00", "2026-11-26 03:00", "2026-11-25 15:00", "2026-11-25 03:00", "2026-11-24 03:00", "2026-11-20 03:00", "2026-10-31 03:00", "2026-08-01 03:00", "2026-07-01 03:00"),
            Now,
            needed);

        verdicts.Select(verdict => $"{verdict.Backup.Id} {(verdict.IsKept ? "stays" : "goes")}: {verdict.Reason}").Should().Equal(
            "2027-01-01 00:00 stays: dated in the future: it stays, and counts for nothing",
            "2026-11-26 03:00 stays: the newest; day 1 of 3 (2026-11-26); week 1 of 2 (2026-W48); month 1 of 2 (2026-11)",
            "2026-11-25 15:00 stays: last 2 of 2; day 2 of 3 (2026-11-25)",
            "2026-11-25 03:00 goes: not of the last 2; not the newest of its day; not the newest of its week; not the newest of its month",
            "2026-11-24 03:00 stays: day 3 of 3 (2026-11-24)",
            "2026-11-20 03:00 stays: week 2 of 2 (2026-W47)",
            "2026-10-31 03:00 stays: month 2 of 2 (2026-10)",
            "2026-08-01 03:00 stays: the rollback from 1.4.0 needs it",
            "2026-07-01 03:00 goes: not of the last 2; not of the last 3 days; not of the last 2 weeks; not of the last 2 months");
    }

    [Fact]
    public void Without_rules_only_the_newest_stays() =>
        new Retention().Judge(Backups("2026-11-25 03:00", "2026-11-26 03:00"), Now, Nothing).Should().Equal(
            new RetentionVerdict(Backup("2026-11-26 03:00"), true, "the newest"),
            new RetentionVerdict(Backup("2026-11-25 03:00"), false, "not the newest"));

    [Theory]
    [InlineData(0, 7)]
    [InlineData(1, -1)]
    public void Numbers_that_mean_nothing_are_refused(int last, int daily) =>
        FluentActions.Invoking(() => new Retention { Last = last, Daily = daily }.Judge([], Now, Nothing)).Should().Throw<FailureException>()
            .Which.Message.Should().EndWith("cannot be kept to: the newest backup always stays (Last = 1), and no number is negative.");

    private static IEnumerable<DatedBackup> Backups(params string[] times) => times.Select(Backup);

    private static DatedBackup Backup(string time) => new(time, At(time));

    private static DateTimeOffset At(string time) => DateTimeOffset.ParseExact(time, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
