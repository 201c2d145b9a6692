using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Moves the schemas of a release's services before the release gets traffic. What is pending is asked once the release is on the host and the
/// database is locked; the plan decides nothing by what it was before.
/// </summary>
public static class MigrationPlan
{
    /// <summary>The services that have migrations.</summary>
    public static IEnumerable<Service> Migrating(Application application) => application.Services.Where(service => service.Migrations is not null);

    /// <summary>How far the schema of a service is, seen from a release: a question to its migration tool.</summary>
    public static Query<MigrationState> State(IEnvironmentHost host, Service service, Release release, Variables variables)
    {
        var status = host.Ask(service, release, service.Migrations!.StatusCommand, variables);
        return new($"the migrations of {service.Name}", async cancellation => service.Migrations.Read(await status.Ask(cancellation)));
    }

    /// <summary>What is pending, in words and in SQL, for a person who looks at the plan: nothing in it changes anything.</summary>
    public static Query<IReadOnlyList<string>> Preview(IEnvironmentHost host, Service service, Release release, Variables variables) => new(
        $"the pending migrations of {service.Name}",
        async cancellation =>
        {
            var state = await State(host, service, release, variables).Ask(cancellation);
            if (state.Pending.Count == 0) return [$"{service.Name}: no migration is pending, the schema is at {Shown(state.Revision)}"];

            List<string> lines = [.. state.Pending.Select(migration => $"{service.Name}: {migration} is pending")];
            if (service.Migrations!.PreviewCommand(state) is { } command)
                lines.AddRange((await host.Ask(service, release, command, variables).Ask(cancellation)).Split('\n').Where(line => line.Length > 0).Select(line => $"  {line}"));
            return lines;
        });

    /// <summary>A plan for every service that has migrations.</summary>
    /// <param name="site">Where.</param>
    /// <param name="host">The environment's host.</param>
    /// <param name="state">What is there.</param>
    /// <param name="release">Whose migrations.</param>
    /// <param name="variables">What the services find in their environment.</param>
    /// <param name="stamp">Who migrates, for others who wait.</param>
    /// <param name="schema">Service name to revision before and afterwards.</param>
    public static Plan Of(
        Site site, IEnvironmentHost host, HostState state, PlannedRelease release, Variables variables, RunStamp stamp, out Value<SchemaChanges> schema)
    {
        var services = Migrating(site.Application).ToList();
        schema = SchemaChanges.None;
        if (services.Count == 0) return Plan.Nothing("no service has migrations");

        var steps = new List<Step> { ("data", host.PrepareData(state)), ("unpack", host.Unpack(release, variables)) };
        foreach (var service in services)
        {
            var run = new MigrationRun(site, host, service, release, variables, stamp);
            steps.Add((service.Name, run.Forward()));
            schema = schema.Combine(run.Before.Combine(run.After, (before, after) => (before, after)), (all, change) => all.With(service.Name, change.before.Revision, change.after.Revision));
        }

        return Plan.Sequence(steps);
    }

    /// <summary>Takes the schemas of services back to what they were when an earlier release ran, with the migrations of the one that runs.</summary>
    /// <param name="site">Where.</param>
    /// <param name="host">The environment's host.</param>
    /// <param name="running">The release whose migrations know the way back.</param>
    /// <param name="ways">Per service, how far it is and where it goes.</param>
    /// <param name="variables">What the services find in their environment.</param>
    /// <param name="stamp">Who does it.</param>
    public static Plan Back(
        Site site, IEnvironmentHost host, Release running, IReadOnlyList<WayBack> ways, Variables variables, RunStamp stamp)
    {
        var release = PlannedRelease.Of(running);
        return ways.Count == 0
            ? Plan.Nothing("every schema is at the revision of that release")
            : Plan.Sequence([
                ("unpack", host.Unpack(release, variables)),
                .. ways.Select(way => new Step(way.Service.Name, new MigrationRun(site, host, way.Service, release, variables, stamp).Back(way))),
            ]);
    }

    internal static string Shown(string revision) => revision.Length == 0 ? "its beginning" : revision;
}
