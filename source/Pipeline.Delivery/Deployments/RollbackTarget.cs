using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Chooses the record that a rollback goes back to.</summary>
public static class RollbackTarget
{
    /// <summary>Refuses to go back to a release that cannot work with what a breaking migration has made of its data since.</summary>
    /// <param name="ways">What was applied since that release ran.</param>
    /// <param name="target">The record to go back to.</param>
    /// <param name="environment">For messages.</param>
    /// <exception cref="FailureException">A breaking migration lies between the two.</exception>
    public static void RefuseAcrossBreaking(IEnumerable<WayBack> ways, DeploymentRecord target, string environment)
    {
        foreach (var way in ways.Where(way => way.Breaking.Count > 0))
        {
            throw new FailureException($"{target.Release} cannot work with the data of {way.Service.Name}: {string.Join(", ", way.Breaking)} was applied since, and is breaking.")
            {
                NextSteps =
                [
                    $"./build.sh Rollback --environment {environment} --release {target.Release} --with-migrations   # takes {string.Join(", ", way.Reverted)} back first",
                    $"Or bring a release up that knows {way.State.Revision}.",
                ],
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

    /// <summary>
    /// When a release was deployed last; its record has the schema that it was made for. A rollback before may have brought it up on a newer one.
    /// </summary>
    /// <param name="history">Completed deployments, oldest first.</param>
    /// <param name="record">A record of the release.</param>
    public static DeploymentRecord Deployed(IReadOnlyList<DeploymentRecord> history, DeploymentRecord record) =>
        history.LastOrDefault(other => other.Release.Version == record.Release.Version && string.Equals(other.Kind, nameof(DeploymentKind.Deploy), StringComparison.OrdinalIgnoreCase)) ?? record;

    /// <summary>
    /// The backups with the data as a release left it: those that the next deployment took before it changed anything. Policy to id; none where it
    /// took none.
    /// </summary>
    /// <param name="history">Completed deployments, oldest first.</param>
    /// <param name="record">A record of the release.</param>
    public static IReadOnlyDictionary<string, string> BackupsAfter(IReadOnlyList<DeploymentRecord> history, DeploymentRecord record) => history
        .Reverse().TakeWhile(other => other.Release.Version != record.Release.Version).LastOrDefault(other => other.Backups.Count > 0)?.Backups
        ?? new(StringComparer.Ordinal);

    private static string Status(string environment) => $"./build.sh Status --environment {environment}";
}
