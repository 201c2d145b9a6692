using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A service whose schema has to go back for an earlier release.</summary>
/// <param name="Service">Which.</param>
/// <param name="State">How far its schema is.</param>
/// <param name="Revision">Where it goes: that which was recorded with the earlier release.</param>
public sealed record WayBack(Service Service, MigrationState State, string Revision)
{
    /// <summary>What is taken back, newest first.</summary>
    public IReadOnlyList<Migration> Reverted => [.. State.Since(Revision)!.Reverse()];

    /// <summary>The breaking ones among them.</summary>
    public IReadOnlyList<Migration> Breaking => [.. Reverted.Where(migration => Service.Migrations!.Breaking.Contains(migration.Id, StringComparer.Ordinal))];

    /// <exception cref="FailureException">The way is not known: the revision is not among the applied ones.</exception>
    public static WayBack Of(Service service, MigrationState state, string revision, Release target) => state.Since(revision) is not null
        ? new(service, state, revision)
        : throw new FailureException($"{service.Name} had the schema {revision} when {target} was deployed, and that is not among what is applied now: {Applied(state)}.")
        {
            NextSteps = [$"Take {service.Name} back by hand with its migration tool, or bring a release up that knows its schema."],
        };

    /// <summary>The commands; their tool must know a way back.</summary>
    /// <exception cref="FailureException">It does not.</exception>
    public IReadOnlyList<IReadOnlyList<string>> Commands => Service.Migrations!.BackCommands(State, Revision)
        ?? throw new FailureException($"The migrations of {Service.Name} know no way back from {State.Revision} to {MigrationPlan.Shown(Revision)}.")
        {
            NextSteps = [$"Restore a backup from before {Reverted[^1]}, or write a migration that undoes it and deploy that."],
        };

    private static string Applied(MigrationState state) => state.Applied.Count == 0 ? "nothing" : string.Join(", ", state.Applied.Select(migration => migration.Id));
}
