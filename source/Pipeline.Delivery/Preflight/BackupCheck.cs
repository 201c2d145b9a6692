namespace Pipeline.Delivery;

/// <summary>Is the newest backup of every policy young enough?</summary>
internal static class BackupCheck
{
    private const string Name = "backup";

    public static PreflightCheck Of(PreflightFacts facts)
    {
        if (facts.Backups.Count == 0) return PreflightList.Ok(Name, "None is asked for here.");
        if (facts.History is { IsKnown: true, Value: [] }) return PreflightList.Ok(Name, "There is no data yet.");

        var stale = facts.Backups.Select(age => age.Complaint(facts.Now)).OfType<string>().ToList();
        return stale.Count == 0
            ? PreflightList.Ok(Name, string.Join(" ", facts.Backups.Select(age => age.Describe(facts.Now))))
            : new PreflightCheck(
                Name, PreflightList.WhereProtected(facts), $"{string.Join("; ", stale)}.", $"./build.sh Backup --environment {facts.Site.Environment.Name}");
    }
}
