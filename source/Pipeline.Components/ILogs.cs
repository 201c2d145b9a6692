using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Shows what services have logged.</summary>
public interface ILogs : IChooseService
{
    [Parameter("How many lines Logs shows of each service, or Releases of the history; 100 and 20 by default.", OnlyPrefixed = true)]
    int? Lines => TryGetValue<int?>(() => Lines);

    Target Logs => _ => _
        .Description("Shows the last log lines of what serves: of --service, or of all")
        .PerEnvironment()
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var state = await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there");
            if ((state.Live ?? (state.Pools.Count > 0 ? state.Pools[0] : null)) is not { } pool) return Plan.Nothing($"nothing runs in {context.Environment}");

            var services = Chosen is { } chosen ? [chosen] : Application.Services;
            return Plan.Sequence(services.Select(service => new Step(service.Name, delivery.Host.ShowLogs(pool.Name, service, Lines ?? 100))));
        });
}
