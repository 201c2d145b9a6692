using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Asks all machines of an environment, and makes one state of what they say.</summary>
internal sealed class ComposeState(ComposeHost host, Site site, HostPaths paths, IReadOnlyList<HostMachine> machines)
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
        return machines.Zip(facts, (machine, fact) => ObstacleOf(site, host, machine.Machine, fact)).FirstOrDefault(obstacle => obstacle is not null);
    });

    /// <summary>Without its engine a machine cannot tell what runs there, which does not mean that nothing does.</summary>
    private static FailureException NoAnswer(Machine machine, HostFacts facts) =>
        new($"What runs on {machine} cannot be read: the container engine does not answer: {facts.EngineProblem}");

    /// <summary>What was said last; machines that were not asked yet are.</summary>
    private async Task<IReadOnlyList<HostFacts>> KnownAsync(CancellationToken cancellation) => Last.Count > 0 ? Last : await ReadAsync(cancellation);

    private async Task<IReadOnlyList<HostFacts>> ReadAsync(CancellationToken cancellation) =>
        Last = await Task.WhenAll(machines.Select(async machine => HostFactsReader.Read(await machine.AskAsync(HostScripts.State, [paths.Home, paths.Project], cancellation))));

    /// <summary>
    /// A run may have been ended when it had changed one machine and not yet another. So a pool runs when it runs everywhere the same way, and has
    /// traffic when it has some anywhere; a deployment was completed when every machine has its record. The next deployment brings all of
    /// them together.
    /// </summary>
    internal static HostState StateOf(IReadOnlyList<HostFacts> facts)
    {
        var pools = facts.SelectMany(fact => fact.Pools).GroupBy(pool => pool.Name, StringComparer.Ordinal).Select(same => same.First() with
        {
            HasTraffic = same.Any(pool => pool.HasTraffic),
            IsRunning = same.Count() == facts.Count && same.All(pool => pool.IsRunning && pool.Version == same.First().Version && pool.Configuration == same.First().Configuration),
        });
        return new HostState(
            facts.All(fact => fact.EdgeRuns),
            [.. pools.OrderBy(pool => pool.Name, StringComparer.Ordinal)],
            facts[0].Releases.LastOrDefault(record => facts.All(fact => fact.Releases.Contains(record))))
        {
            Maintenance = facts[0].Maintenance,
        };
    }

    /// <summary>What keeps deployments from a machine, and what mends it.</summary>
    public static Obstacle? ObstacleOf(Site site, ComposeHost host, Machine machine, HostFacts facts)
    {
        var provision = $"./build.sh Provision --environment {site.Environment.Name}";
        if (facts.Missing.Count > 0) return new($"{machine} lacks {string.Join(", ", facts.Missing)}", provision);
        if (facts.Engine is null)
            return new($"the container engine on {machine} does not answer: {facts.EngineProblem}", $"{provision}   # or look why: {Shell(machine)}systemctl status docker");
        if (facts.Compose is null) return new($"{machine} has neither docker compose nor docker-compose", provision);
        if (facts.Unwritable?.Split(' ') is [var folder, var user]) return new($"{user} cannot write {folder} on {machine}", provision);

        return host.Edge.Certificates is Certbot && !facts.HasCertificate ? new($"the edge of {machine} has no certificate yet", provision) : null;
    }

    private static string Shell(Machine machine) => machine.IsHere ? "" : $"ssh {machine} ";
}
