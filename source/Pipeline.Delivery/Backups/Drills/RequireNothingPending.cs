using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Fails when migrations are pending on the restored database.</summary>
/// <param name="Service">The service with the migrations.</param>
/// <param name="Status">What its migration tool said.</param>
/// <param name="Looked">Keeps that there are none.</param>
internal sealed record RequireNothingPending(Service Service, Value<string> Status, Promise<string> Looked) : Effect
{
    public override string Describe(Values values) => $"check that no migration of {Service.Name} is pending";

    public override Task ApplyAsync(ApplyContext context)
    {
        var state = Service.Migrations!.Read(context.Read(Status));
        if (state.Pending.Count > 0)
        {
            throw new FailureException($"{state.Pending.Count} migrations of {Service.Name} are pending on what was restored: {string.Join(", ", state.Pending)}.")
            {
                IsFinal = true,
                NextSteps = ["Run the drill in a checkout of the release that the backup is of, or take a backup after the last deployment."],
            };
        }

        context.Values.Keep(Looked, $"migrations of {Service.Name}: nothing pending, at {MigrationPlan.Shown(state.Revision)}");
        return Task.CompletedTask;
    }
}
