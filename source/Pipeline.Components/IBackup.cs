using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Backs up the data of an environment.</summary>
public interface IBackup : IDeliver
{
    Target Backup => _ => _
        .Description("Backs up the data of every service that keeps some, while it runs")
        .PerEnvironment()
        .Holds(context => DeliveryContext.Of(this, context).Lease)
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var state = await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there");
            var keepers = Application.Keepers.ToList();
            return keepers.Count == 0
                ? Plan.Nothing("no service keeps data")
                : Plan.Sequence(keepers.Select(service => new Step(service.Name, delivery.BackupOf(service, state.Last).Plan())));
        });
}
