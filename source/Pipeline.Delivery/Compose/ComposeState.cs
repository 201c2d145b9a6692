using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Asks all machines of an environment, and makes one state of what they say.</summary>
internal sealed class ComposeState(Site site, HostPaths paths, IReadOnlyList<HostMachine> machines)
{
    /// <summary>What every machine said last, in their order; empty before they were asked.</summary>
    public IReadOnlyList<HostFacts> Last { get; private set; } = [];

    public Query<HostState> Query => new($"what runs in {site.Environment.Name}", async cancellation =>
    {
        var facts = await ReadAsync(cancellation);
        var silent = machines.Zip(facts, (machine, fact) => (machine.Machine, fact)).FirstOrDefault(pair => pair.fact.Engine is null);
        return silent.fact is null ? StateOf(facts) : throw NoAnswer(silent.Machine, silent.fact);
    });

    public Query<IReadOnlyList<DeploymentRecord>> History => new(
        $"the releases of {site.Environment.Name}",
        async cancellation => (await KnownAsync(cancellation))[0].Releases);

    public Query<Obstacle?> Obstacle => new($"the machines of {site.Environment.Name}", async cancellation =>
    {
        var facts = await KnownAsync(cancellation);
        return machines.Zip(facts, (machine, fact) => ObstacleOf(machine.Machine, fact)).FirstOrDefault(obstacle => obstacle is not null);
    });

    /// <summary>Without its engine a machine cannot tell what runs there, which does not mean that nothing does.</summary>
    private static FailureException NoAnswer(Machine machine, HostFacts facts) =>
        new($"What runs on {machine} cannot be read: the container engine does not answer: {facts.EngineProblem}");

    /// <summary>What was said last; machines that were not asked yet are.</summary>
    private async Task<IReadOnlyList<HostFacts>> KnownAsync(CancellationToken cancellation) => Last.Count > 0 ? Last : await ReadAsync(cancellation);

    private async Task<IReadOnlyList<HostFacts>> ReadAsync(CancellationToken cancellation) =>
        Last = await Task.WhenAll(machines.Select(async machine => HostFactsReader.Read(await machine.AskAsync(HostScripts.State, [paths.Home, paths.Project], cancellation))));

    /// <summary>
    /// The first machine is the authority on what is live. A pool that another machine does not run the same way does not count as running, so
    /// that the next deployment brings all of them together.
    /// </summary>
    private static HostState StateOf(IReadOnlyList<HostFacts> facts)
    {
        var first = facts[0].Pools.ToList();
        var elsewhere = facts.Skip(1).Select(fact => fact.Pools.ToList()).ToList();
        var pools = first.Select(pool => pool with { IsRunning = pool.IsRunning && elsewhere.All(others => others.Contains(pool)) });
        var stray = elsewhere.SelectMany(others => others).Where(other => first.All(pool => pool.Name != other.Name))
            .DistinctBy(pool => pool.Name, StringComparer.Ordinal).Select(pool => pool with { HasTraffic = false, IsRunning = false });
        return new HostState(
            facts.All(fact => fact.EdgeRuns),
            [.. pools.Concat(stray).OrderBy(pool => pool.Name, StringComparer.Ordinal)],
            facts[0].Releases is [.., var last] ? last : null)
        {
            Maintenance = facts[0].Maintenance,
        };
    }

    public static Obstacle? ObstacleOf(Machine machine, HostFacts facts)
    {
        if (facts.Engine is null)
            return new($"the container engine on {machine} does not answer: {facts.EngineProblem}", $"{Shell(machine)}systemctl status docker   # or install it: https://docs.docker.com/engine/install/");
        if (facts.Compose is null)
            return new($"{machine} has neither docker compose nor docker-compose", $"{Shell(machine)}sudo apt-get install docker-compose-plugin   # see https://docs.docker.com/compose/install/linux/");
        if (facts.Missing.Count > 0)
            return new($"{machine} lacks {string.Join(", ", facts.Missing)}", $"{Shell(machine)}sudo apt-get install util-linux perl tar");
        if (facts.Unwritable?.Split(' ') is not [var folder, var user]) return null;

        return new($"{user} cannot write {folder} on {machine}", $"{Shell(machine)}sudo chown {user} {folder}");
    }

    private static string Shell(Machine machine) => machine.IsHere ? "" : $"ssh {machine} ";
}
