using System.Globalization;

namespace Pipeline.Delivery.Tests.Backups;

/// <summary>What years of backups leave: schedules with gaps, clocks that jump, two hours in one, times that are the same, and times to come.</summary>
internal sealed record RandomHistory(Retention Retention, IReadOnlyList<DatedBackup> Backups, DateTimeOffset Now, IReadOnlyDictionary<string, string> Needed)
{
    private static readonly TimeSpan[] Schedules = [TimeSpan.FromMinutes(20), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(9)];

    public static RandomHistory Of(int seed)
    {
        var random = new Random(seed);
        // Around a change of the clocks, of the year (whose first days belong to week 53), or any time.
        DateTimeOffset[] starts = [new(2026, 3, 28, 20, 0, 0, TimeSpan.FromHours(1)), new(2026, 10, 24, 20, 0, 0, TimeSpan.FromHours(2)), new(2026, 12, 29, 1, 0, 0, TimeSpan.Zero), new(2024, 2, 27, 23, 30, 0, TimeSpan.Zero)];
        var time = starts[random.Next(starts.Length)].AddMinutes(random.Next(600));
        var every = Schedules[random.Next(Schedules.Length)];
        var backups = new List<DatedBackup>();
        for (var count = random.Next(60); backups.Count < count;)
        {
            time += Step(random, every);
            // A laptop that was carried through time zones writes other offsets for the same moment.
            backups.Add(new DatedBackup(string.Create(CultureInfo.InvariantCulture, $"b{random.Next(1000):000}-{backups.Count}"), time.ToOffset(TimeSpan.FromHours(random.Next(-11, 13)))));
        }

        var now = random.Next(4) == 0 && backups.Count > 0 ? backups[random.Next(backups.Count)].TakenAt : time.AddMinutes(random.Next(5));
        var needed = backups.Where(_ => random.Next(20) == 0).ToDictionary(backup => backup.Id, _ => "a rollback needs it", StringComparer.Ordinal);
        return new RandomHistory(Rules(random), [.. backups.OrderBy(_ => random.Next())], now, needed);
    }

    private static TimeSpan Step(Random random, TimeSpan every) => random.Next(20) switch
    {
        0 => TimeSpan.Zero,
        1 => -every * random.Next(1, 40),
        2 => every * random.Next(2, 60),
        3 => TimeSpan.FromDays(random.Next(-500, 800)),
        4 => TimeSpan.FromHours(random.Next(2) * 2 - 1),
        _ => every + TimeSpan.FromSeconds(random.Next(-90, 90)),
    };

    private static Retention Rules(Random random) => new()
    {
        Last = random.Next(1, 5),
        Hourly = Some(random),
        Daily = Some(random),
        Weekly = Some(random),
        Monthly = Some(random),
        Yearly = Some(random),
    };

    private static int Some(Random random) => random.Next(2) == 0 ? 0 : random.Next(1, 12);
}
