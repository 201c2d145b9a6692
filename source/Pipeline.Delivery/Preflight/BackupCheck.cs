using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Is there a backup, young enough, of every service that keeps data?</summary>
internal static class BackupCheck
{
    private const string Name = "backup";

    public static PreflightCheck Of(PreflightFacts facts)
    {
        if (facts.Site.Environment.BackupEvery is not { } every) return PreflightList.Ok(Name, "None is asked for here.");

        var keepers = facts.Site.Application.Keepers.ToList();
        if (keepers.Count == 0) return PreflightList.Ok(Name, "No service keeps data.");
        if (facts.History is { IsKnown: true, Value: [] }) return PreflightList.Ok(Name, "There is no data yet.");

        return PreflightList.Read(Name, facts.Backups, "", backups =>
        {
            var stale = keepers.Select(service => Complaint(service, backups, every, facts.Now)).OfType<string>().ToList();
            return stale.Count == 0
                ? PreflightList.Ok(Name, $"Every service that keeps data has one of the last {Duration.Show(every)}.")
                : new PreflightCheck(
                    Name, PreflightList.WhereProtected(facts), $"{string.Join("; ", stale)}. At most {Duration.Show(every)} is asked for.",
                    $"./build.sh Backup --environment {facts.Site.Environment.Name}");
        });
    }

    private static string? Complaint(Service service, IReadOnlyList<Backup> backups, TimeSpan every, DateTimeOffset now)
    {
        var newest = backups.Where(backup => backup.Manifest.Service == service.Name).MaxBy(backup => backup.Manifest.TakenAt);
        if (newest is null) return $"{service.Name} has none";

        var age = now - newest.Manifest.TakenAt;
        return age > every ? $"{service.Name}'s newest is {Duration.Show(age)} old" : null;
    }
}
