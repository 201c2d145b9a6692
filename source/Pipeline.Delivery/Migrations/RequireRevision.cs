using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Fails when a schema is not where it should be.</summary>
/// <param name="Service">The name of the service.</param>
/// <param name="State">How far it is.</param>
/// <param name="Revision">How far it should be.</param>
internal sealed record RequireRevision(string Service, Value<MigrationState> State, string Revision) : Effect
{
    public override string Describe(Values values) => $"check that the schema of {Service} is at {MigrationPlan.Shown(Revision)}";

    public override Task ApplyAsync(ApplyContext context)
    {
        var now = context.Read(State).Revision;
        return now == Revision
            ? Task.CompletedTask
            : throw new FailureException($"The schema of {Service} is at {MigrationPlan.Shown(now)} and should be at {MigrationPlan.Shown(Revision)}.")
            {
                NextSteps = ["Look at what the migration tool printed above; no traffic has moved."],
            };
    }
}
