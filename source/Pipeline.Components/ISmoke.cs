using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Proves again what runs.</summary>
public interface ISmoke : IDeliver
{
    Target Smoke => _ => _
        .Description("Runs the smoke tests against what serves")
        .PerEnvironment()
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var state = await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there");
            if (state.Live is not { } live)
            {
                throw new FailureException($"Nothing gets traffic in {context.Environment}: there is nothing to test.")
                {
                    NextSteps = [$"./build.sh Status --environment {context.Environment}"],
                };
            }

            context.Report($"{live.Version} at {delivery.Host.Url}");
            return SmokePlan.Of(delivery.Site.Environment, delivery.Host.Url, live.Version, state.Maintenance);
        });
}
