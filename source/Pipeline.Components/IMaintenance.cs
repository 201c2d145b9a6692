using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Shows users a page instead of the application.</summary>
public interface IMaintenance : IReason
{
    Target MaintenanceOn => _ => _
        .Description("Shows users the maintenance page; --reason is for colleagues. Deployments go on behind it")
        .PerEnvironment()
        .Requires(() => Reason)
        .Holds(context => DeliveryContext.Of(this, context).Lease)
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var state = await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there");
            var notice = MaintenanceNotice.New(Reason!, context.Run.StartedBy, context.Run.Time.GetUtcNow());
            return delivery.Audit(nameof(MaintenanceOn), Reason!).Around(Plan.Sequence(
                ("prepare", delivery.Host.Prepare(state)),
                ("page", delivery.Host.BeginMaintenance(notice, MaintenancePage.Of(delivery.Site)))));
        });

    Target MaintenanceOff => _ => _
        .Description("Lets users reach the application again")
        .PerEnvironment()
        .Holds(context => DeliveryContext.Of(this, context).Lease)
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var state = await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there");
            if (state.Maintenance is null) return Plan.Nothing($"{context.Environment} is not in maintenance");
            return delivery.Audit(nameof(MaintenanceOff), $"{state.Maintenance}").Around(Plan.Sequence(
                ("prepare", delivery.Host.Prepare(state)),
                ("route", delivery.Host.EndMaintenance())));
        });
}
