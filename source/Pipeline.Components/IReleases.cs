using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Lists what was brought up in an environment.</summary>
public interface IReleases : ILogs
{
    Target Releases => _ => _
        .Description("Lists what was deployed, newest first, and what a rollback can go back to")
        .PerEnvironment()
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var state = await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there");
            var history = await context.AskAsync(delivery.Host.Releases.History, [], "that nothing was deployed yet");
            foreach (var line in ReleasesTable.Of(history, state.Live?.Version, delivery.Site.Environment.KeepReleases, Lines ?? 20)) context.Note(line);
            return Plan.Nothing("nothing was changed");
        });
}
