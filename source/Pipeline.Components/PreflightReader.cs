using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Reads the facts that the list before a deployment is made from.</summary>
internal static class PreflightReader
{
    public static async Task<PreflightFacts> ReadAsync(DeliveryContext delivery, PlanContext context)
    {
        var (site, variables) = (delivery.Site, delivery.Variables());
        var secrets = variables.Secrets.Values.SelectMany(service => service.Values).ToList();
        var stored = await delivery.Store.Find(Versions.Of(context.Run.Checkout)).AnswerAsync(context.Cancellation);
        return new PreflightFacts(site, context.Run.Time.GetUtcNow())
        {
            Checkout = context.Run.Checkout,
            TestsPassed = context.Last(ITest.Passed) ? true : null,
            MissingImages = stored.Value is null ? null : Answer<IReadOnlyList<string>>.Known([]),
            PendingMigrations = stored.Value is { } release ? await PendingAsync(delivery, release, variables, context.Cancellation) : null,
            MissingVariables = [.. delivery.MissingSecrets().Select(missing => missing.Secret)],
            SecretsInGit = await SecretScan.Of(site.Root, secrets).AnswerAsync(context.Cancellation),
            Backups = await Backups.In(delivery.BackupStore, site.Environment.Name).AnswerAsync(context.Cancellation),
            History = await delivery.Host.Releases.History.AnswerAsync(context.Cancellation),
        };
    }

    private static async Task<Answer<IReadOnlyList<PendingMigration>>> PendingAsync(
        DeliveryContext delivery, Release release, Variables variables, CancellationToken cancellation)
    {
        var all = new List<PendingMigration>();
        foreach (var service in MigrationPlan.Migrating(delivery.Site.Application))
        {
            var pending = await MigrationPlan.Pending(delivery.Host, service, release, variables).AnswerAsync(cancellation);
            if (!pending.IsKnown) return Answer<IReadOnlyList<PendingMigration>>.Unreadable(pending.Reason);
            all.AddRange(pending.Value!.Select(migration => new PendingMigration(service.Name, migration)));
        }

        return Answer<IReadOnlyList<PendingMigration>>.Known(all);
    }
}
