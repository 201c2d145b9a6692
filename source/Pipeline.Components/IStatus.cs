using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Tells what runs where.</summary>
public interface IStatus : IDeliver
{
    Target Status => _ => _
        .Description("Tells what runs where, since when, and who deployed it")
        .AllEnvironmentsByDefault()
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var state = await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there");
            var holder = await context.AskAsync(delivery.Host.Lease.Holder, null, "that nobody changes it");
            var locked = await context.AskAsync(EnvironmentLocks.Of(delivery.Host), null, "that it is not locked");
            var backups = await BackupAges.ReadAsync(delivery.Site, context.Cancellation);
            foreach (var line in StatusReport.Of(delivery.Site, delivery.Host.Url, state, holder, locked, backups, context.Run.Time.GetUtcNow())) context.Note(line);
            context.Report(StatusReport.Summary(delivery.Host.Url, state, locked));
            return Plan.Nothing("nothing was changed");
        });
}
