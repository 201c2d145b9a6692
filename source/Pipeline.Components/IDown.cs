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
        .Plans(async context =>
        {
            var host = DeliveryContext.Of(this, context).Host;
            return host.Down(await context.AskAsync(host.State, HostState.Empty, "that nothing runs there"));
        });
}
