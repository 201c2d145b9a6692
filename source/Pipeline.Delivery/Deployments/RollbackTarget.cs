using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Chooses the record that a rollback goes back to.</summary>
public static class RollbackTarget
{
    /// <summary>Refuses to go back to a release that cannot work with what a breaking migration has made of its data since.</summary>
    /// <param name="application">Knows which migrations are breaking.</param>
    /// <param name="current">The newest record.</param>
    /// <param name="target">The record to go back to.</param>
    /// <exception cref="FailureException">A breaking migration lies between the two.</exception>
    public static void RefuseAcrossBreaking(Application application, DeploymentRecord current, DeploymentRecord target)
    {
        foreach (var service in MigrationPlan.Migrating(application))
        {
            var now = current.Schema.GetValueOrDefault(service.Name, "");
            var then = target.Schema.GetValueOrDefault(service.Name, "");
            var crossed = service.Migrations!.Breaking.Where(id => string.CompareOrdinal(id, then) > 0 && string.CompareOrdinal(id, now) <= 0).ToList();
            if (crossed.Count == 0) continue;

            throw new FailureException($"{target.Release} cannot work with the data of {service.Name}: {string.Join(", ", crossed)} was applied since, and is breaking.")
            {
                NextSteps = [$"Bring a release up that knows {now}, or take {service.Name} back to {then} with its migration tool first."],
            };
        }
    }

    /// <summary>
    /// The newest record of another version than the one that serves, or the newest record of the version asked for.
    /// </summary>
    /// <param name="environment">For messages.</param>
    /// <param name="history">Completed deployments, oldest first.</param>
    /// <param name="version">The version asked for; the previous one when <see langword="null"/>.</param>
    /// <exception cref="FailureException">There is none.</exception>
    public static DeploymentRecord Choose(string environment, IReadOnlyList<DeploymentRecord> history, string? version)
    {
        if (history.Count == 0)
            throw new FailureException($"{environment} has no completed deployment: there is nothing to roll back to.") { NextSteps = [Status(environment)] };

        var current = history[^1].Release.Version;
        var found = history.LastOrDefault(record => version is null ? record.Release.Version != current : record.Release.Version == version);
        return found ?? throw new FailureException(
            version is null
                ? $"{current} is the only release that {environment} ever ran: there is nothing to roll back to."
                : $"{environment} never ran {version}. It ran {string.Join(", ", history.Select(record => record.Release.Version).Distinct(StringComparer.Ordinal))}.")
        {
            NextSteps = [Status(environment)],
        };
    }

    private static string Status(string environment) => $"./build.sh Status --environment {environment}";
}
