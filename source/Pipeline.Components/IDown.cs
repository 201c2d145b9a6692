using Pipeline.Delivery;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Stops an environment.</summary>
public interface IDown : IDeliver
{
    Target Down => _ => _
        .Description("Stops everything in an environment; its data and records stay")
        .PerEnvironment()
        .Holds(context => DeliveryContext.Of(this, context).Lease)
        .Holds(context => DeliveryContext.Of(this, context).Unlocked)
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var state = await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there");
            return delivery.Audit(nameof(Down), state.Live?.Version ?? "nothing served").Around(delivery.Host.Down(state));
        });
}
