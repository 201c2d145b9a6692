using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Keeps an environment as it is, with a reason that others see.</summary>
public interface ILock : IReason
{
    Target Lock => _ => _
        .Description("Refuses deployments, rollbacks, migrations and Down from now on; --reason tells why")
        .PerEnvironment()
        .Requires(() => Reason)
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var before = await context.AskAsync(EnvironmentLocks.Of(delivery.Host), null, "that it is not locked");
            if (before is not null) context.Note($"{context.Environment} was {before}");
            if (await context.AskAsync(delivery.Host.Lease.Holder, null, "that nobody changes it") is { } holder)
                context.Note($"{context.Environment} is being changed by {holder}; that goes on.");
            var locked = new EnvironmentLock(Reason!, context.Run.StartedBy, context.Run.Time.GetUtcNow());
            return delivery.Audit(nameof(Lock), Reason!).Around(EnvironmentLocks.Lock(delivery.Host, locked));
        });

    Target Unlock => _ => _
        .Description("Allows deployments again")
        .PerEnvironment()
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var before = await context.AskAsync(EnvironmentLocks.Of(delivery.Host), null, "that it is not locked");
            return before is null
                ? Plan.Nothing($"{context.Environment} is not locked")
                : delivery.Audit(nameof(Unlock), $"{before}").Around(EnvironmentLocks.Unlock(delivery.Host));
        });
}
