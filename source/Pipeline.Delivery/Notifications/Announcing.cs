using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Puts around a deployment what tells of it. Nothing of that can fail it.</summary>
public static class Announcing
{
    /// <summary>A deployment's plan with everybody told before it and after it, and with its line in the audit.</summary>
    public static Plan Around(Plan plan, AuditTrail audit, Announcement announcement, IReadOnlyList<Recipient> recipients)
    {
        var tellings = recipients.Where(recipient => recipient.Silence is null).ToDictionary(
            recipient => recipient.Notifier, recipient => recipient.Notifier.Tell(announcement, recipient.Secret!));
        return Around(plan, audit, recipients, announcement.Reason, notifier => tellings[notifier]);
    }

    internal static Plan Around(Plan plan, AuditTrail audit, IReadOnlyList<Recipient> recipients) =>
        Around(plan, audit, recipients, Value.Promise<string>("reason", "a failure"), _ => new Telling(null, null, null));

    private static Plan Around(Plan plan, AuditTrail audit, IReadOnlyList<Recipient> recipients, Promise<string> reason, Func<Notifier, Telling> telling)
    {
        if (plan is Nothing) return plan;

        Step[] begins = recipients.Count == 0 ? [] : [new("announce", Together(Steps(telling => telling.Begins)))];
        IEnumerable<Step> work = plan is Sequence sequence ? sequence.Steps : [new("do", plan)];
        Step[] ends = [new("report", Together([.. Steps(telling => telling.Succeeded), new("audit", audit.Succeeded)]))];
        return Plan.Guard(
            Plan.Sequence([.. begins, .. work, .. ends]),
            onFailure: Together([.. Steps(telling => telling.Failed), new("audit", audit.Failed(reason))])) with
        { Reason = reason };

        IEnumerable<Step> Steps(Func<Telling, Effect?> choose) =>
            recipients.Select(recipient => recipient.Step((notifier, _) => choose(telling(notifier))));
    }

    private static Plan Together(params IEnumerable<Step> steps) => steps.ToList() is [var only] ? Plan.Sequence(only) : Plan.Parallel(steps);
}
