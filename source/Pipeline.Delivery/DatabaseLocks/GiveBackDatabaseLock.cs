using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Gives the lock of a database back, and finds out whether it was held all the time.</summary>
/// <param name="Service">The name of the service.</param>
/// <param name="Held">The lock; not there when it could not be taken.</param>
internal sealed record GiveBackDatabaseLock(string Service, Promise<DatabaseLock> Held) : Effect
{
    public override string Describe(Values values) => $"give the migration lock of the database of {Service} back";

    public override async Task ApplyAsync(ApplyContext context)
    {
        if (!context.Values.TryGet(Held, out var held)) return;

        await using (held)
        {
            if (await held.GiveBackAsync(context.Cancellation)) return;
        }

        throw new FailureException($"The connection with the migration lock of {Service} broke while it was held: another run may have migrated meanwhile.")
        {
            NextSteps = ["Run the same command again: it tells what is applied and what is pending."],
        };
    }
}
