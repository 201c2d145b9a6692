using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Moves the schemas of a release's services before the release gets traffic. Revisions before and after are read from the tool itself
/// and go into the deployment record.
/// </summary>
public static class MigrationPlan
{
    /// <summary>A plan for every service that has migrations; what it makes known are the revisions afterwards.</summary>
    /// <param name="site">Where.</param>
    /// <param name="host">The environment's host.</param>
    /// <param name="release">Whose migrations.</param>
    /// <param name="pending">Service name to the migrations that are pending.</param>
    /// <param name="variables">What the services find in their environment.</param>
    /// <param name="schema">Service name to revision afterwards.</param>
    public static Plan Of(
        Site site,
        IEnvironmentHost host,
        PlannedRelease release,
        IReadOnlyDictionary<string, Value<EquatableList<string>>> pending,
        Variables variables,
        out Value<SortedDictionary<string, string>> schema)
    {
        var services = Migrating(site.Application).ToList();
        schema = Value.Of(new SortedDictionary<string, string>(StringComparer.Ordinal));
        if (services.Count == 0) return Plan.Nothing("no service has migrations");

        var steps = new List<Step> { ("unpack", host.Unpack(release, variables)) };
        foreach (var service in services)
        {
            var after = Value.Promise<string>($"schema of {service.Name}", "Migrate");
            steps.Add((service.Name, Migrate(host, service, release, pending[service.Name], variables, after)));
            schema = schema.Combine(after, (all, revision) => new SortedDictionary<string, string>(all, StringComparer.Ordinal) { [service.Name] = revision.Trim() });
        }

        return Plan.Sequence(steps);
    }

    /// <summary>The services that have migrations.</summary>
    public static IEnumerable<Service> Migrating(Application application) => application.Services.Where(service => service.Migrations is not null);

    /// <summary>Which migrations of a service are pending: a question to the migration tool of the release.</summary>
    public static Query<EquatableList<string>> Pending(IEnvironmentHost host, Service service, Release release, Variables variables)
    {
        var status = host.Ask(service, release, service.Migrations!.Status, variables);
        return new($"pending migrations of {service.Name}", async cancellation => Parse(await status.Ask(cancellation)));
    }

    private static Plan Migrate(
        IEnvironmentHost host, Service service, PlannedRelease release, Value<EquatableList<string>> pending, Variables variables, Promise<string> after)
    {
        var migrations = service.Migrations!;
        return Plan.Sequence(
            ("apply", Plan.When(
                pending.Map(list => list.Count > 0),
                "migrations are pending",
                new RunCommand(host.Command(service, release, migrations.Apply, variables)),
                Plan.Nothing("no migration is pending"))),
            ("revision", new RunCommand(host.Command(service, release, migrations.Revision, variables)) { Output = after }));
    }

    private static EquatableList<string> Parse(string status) =>
        [.. status.Split('\n').Where(line => line.StartsWith("pending ", StringComparison.Ordinal)).Select(line => line["pending ".Length..].Trim())];
}
