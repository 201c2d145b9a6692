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
        var stored = await delivery.Store.Pushed(Versions.Of(context.Run.Checkout), context.Run.Checkout.Commit).AnswerAsync(context.Cancellation);
        return new PreflightFacts(site, context.Run.Time.GetUtcNow())
        {
            Checkout = context.Run.Checkout,
            TestsPassed = context.Last(ITest.Passed) ? true : null,
            MissingImages = Missing(stored),
            PendingMigrations = stored.Value is { } release ? await PendingAsync(delivery, release, variables, context.Cancellation) : null,
            MissingVariables = [.. delivery.MissingSecrets().Select(missing => missing.Secret)],
            SecretsInGit = await SecretScan.Of(site.Root, secrets).AnswerAsync(context.Cancellation),
            Backups = await BackupAges.ReadAsync(site, context.Cancellation),
            History = await delivery.Host.Releases.History.AnswerAsync(context.Cancellation),
        };
    }

    /// <summary>A release that is not there is not known yet: it may be pushed in this very run.</summary>
    private static Answer<IReadOnlyList<string>>? Missing(Answer<Release?> stored) => stored switch
    {
        { IsKnown: false } => Answer<IReadOnlyList<string>>.Unreadable(stored.Reason),
        { Value: null } => null,
        _ => Answer<IReadOnlyList<string>>.Known([]),
    };

    private static async Task<Answer<IReadOnlyList<PendingMigration>>> PendingAsync(
        DeliveryContext delivery, Release release, Variables variables, CancellationToken cancellation)
    {
        var all = new List<PendingMigration>();
        foreach (var service in MigrationPlan.Migrating(delivery.Site.Application))
        {
            var pending = await MigrationPlan.State(delivery.Host, service, release, variables).AnswerAsync(cancellation);
            if (!pending.IsKnown) return Answer<IReadOnlyList<PendingMigration>>.Unreadable(pending.Reason);
            all.AddRange(pending.Value!.Pending.Select(migration => new PendingMigration(service.Name, migration)));
        }

        return Answer<IReadOnlyList<PendingMigration>>.Known(all);
    }
}
