using Pipeline.Delivery;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>Looks whether an environment is well, and alerts.</summary>
public interface IMonitor : IDeliver
{
    Target Monitor => _ => _
        .Description("Looks at health, answers and the age of backups; alerts and fails when something is wrong")
        .AllEnvironmentsByDefault()
        .Secrets(() => [.. Application.Notifiers.Select(notifier => notifier.SecretName).Concat(JobNeeds.ToReadBackups(Application)).Distinct(StringComparer.Ordinal)])
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            EquatableList<Diagnosis> findings = [.. MonitorReport.Of(await FactsAsync(delivery, context))];
            foreach (var line in DiagnosisTable.Of(findings)) context.Note(line);
            context.Report(DiagnosisTable.Verdict(context.Environment, findings));
            var memory = await MonitorPlan.Memory(delivery.Host).AnswerAsync(context.Cancellation);
            return MonitorPlan.Of(delivery.Site, delivery.Host, findings, memory.Value, context.Run.Time.GetUtcNow(), delivery.Recipients);
        });

    private static async Task<MonitorFacts> FactsAsync(DeliveryContext delivery, PlanContext context)
    {
        var (site, host) = (delivery.Site, delivery.Host);
        var facts = new MonitorFacts(site, context.Run.Time.GetUtcNow(), await host.State.AnswerAsync(context.Cancellation));
        facts = facts with { Backups = await BackupAges.ReadAsync(site, context.Cancellation) };
        if (facts.State.Value?.Live is not { } live) return facts;

        facts = facts with { Health = await host.Unhealthy(live.Name).AnswerAsync(context.Cancellation) };
        return facts.State.Value.Maintenance is not null
            ? facts
            : facts with { Requests = await EdgeProbe.Of(site.Environment, host.Url, live.Version, context.Run.Time).Ask(context.Cancellation) };
    }
}
