namespace Pipeline.Delivery;

/// <summary>Decides from what a monitor has seen whether an environment is well.</summary>
public static class MonitorReport
{
    /// <summary>All findings; what is not good is told.</summary>
    public static IReadOnlyList<Diagnosis> Of(MonitorFacts facts) => [.. Serving(facts), .. Edge(facts), .. Backups(facts)];

    private static IEnumerable<Diagnosis> Serving(MonitorFacts facts)
    {
        var environment = facts.Site.Environment.Name;
        if (facts.State.Value is not { } state)
            return [Diagnosis.Bad("host", $"It could not be asked: {facts.State.Reason}", $"./build.sh Doctor --environment {environment}")];
        if (state.Live is not { } live)
            return [Diagnosis.Bad("release", "Nothing gets traffic.", $"./build.sh Status --environment {environment}")];

        var trouble = !facts.Health.IsKnown ? $"The health of {live.Version} could not be asked: {facts.Health.Reason}"
            : facts.Health.Value is { } unhealthy ? $"{live.Version}: {unhealthy}"
            : !live.IsRunning ? $"A service of {live.Version} has exited."
            : null;
        return
        [
            trouble is null
                ? Diagnosis.Good("release", $"{live.Version} is healthy.")
                : Diagnosis.Bad("release", trouble, $"./build.sh Rollback --environment {environment}"),
        ];
    }

    private static IEnumerable<Diagnosis> Edge(MonitorFacts facts)
    {
        if (facts.State.Value?.Maintenance is { } maintenance) yield return Diagnosis.Good("edge", $"It is {maintenance}.");
        foreach (var (request, problem) in facts.Requests)
        {
            yield return problem is null
                ? Diagnosis.Good(request, "It answers as it should.")
                : Diagnosis.Bad(request, problem, $"./build.sh Logs --environment {facts.Site.Environment.Name}");
        }
    }

    private static IEnumerable<Diagnosis> Backups(MonitorFacts facts) => facts.Backups.Select(age => age.Complaint(facts.Now) is null
        ? Diagnosis.Good("backup", age.Describe(facts.Now))
        : Diagnosis.Bad("backup", age.Describe(facts.Now), $"./build.sh Backup --environment {facts.Site.Environment.Name}"));
}
