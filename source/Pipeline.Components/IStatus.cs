using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Tells what runs where.</summary>
public interface IStatus : IDeliver
{
    Target Status => _ => _
        .Description("Tells what runs in an environment, since when, and who deployed it")
        .PerEnvironment()
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var state = await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there");
            var holder = await context.AskAsync(delivery.Host.Lease.Holder, null, "that nobody changes it");
            foreach (var line in StatusReport.Of(delivery.Site, delivery.Host.Url, state, holder)) context.Note(line);
            return Plan.Nothing("nothing was changed");
        });
}
