using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The host of one environment.</summary>
public interface IEnvironmentHost
{
    /// <summary>Where users reach the environment.</summary>
    Uri Url { get; }

    /// <summary>What runs there and what the records say.</summary>
    Query<HostState> State { get; }

    /// <summary>Why the host could not be made ready; <see langword="null"/> when it can.</summary>
    Query<Obstacle?> Obstacle { get; }

    /// <summary>Where a service keeps its data, for reading.</summary>
    /// <param name="service">One that keeps some.</param>
    /// <param name="running">The release that writes it; <see langword="null"/> when none ever ran.</param>
    /// <returns><see langword="null"/> while there is none.</returns>
    DataPlace? DataOf(Service service, Release? running);

    /// <summary>Where commands run that work on what the environment keeps: on its machine, the first of several, or in a container there.</summary>
    /// <param name="container">The accessory whose container it is; the machine itself when <see langword="null"/>.</param>
    /// <exception cref="FailureException">The host has no such container.</exception>
    Where Inside(string? container);

    /// <summary>One run at a time changes the environment.</summary>
    ILease Lease { get; }

    /// <summary>Releases and the deployment in progress, kept on the host.</summary>
    IReleaseLog Releases { get; }

    /// <summary>Makes the host ready for pools.</summary>
    Plan Prepare(HostState state);

    /// <summary>Makes what services keep their data in ready, before anything of a release runs: a database that the host starts, too.</summary>
    Plan PrepareData(HostState state) => Prepare(state);

    /// <summary>Puts the content of a release where pools and migrations run from, with what its services find in their environment.</summary>
    Plan Unpack(PlannedRelease release, Variables variables);

    /// <summary>
    /// What a release and its variables come to on this host, as a digest: a pool of the same version with another configuration is not what
    /// was asked for. <see langword="null"/> where the version alone decides.
    /// </summary>
    Value<string>? ConfigurationOf(PlannedRelease release, Variables variables) => null;

    /// <summary>A command that runs in a service's folder of a release, with the service's variables.</summary>
    Command Command(Service service, PlannedRelease release, IReadOnlyList<string> command, Variables variables);

    /// <summary>What a command of a release prints that changes nothing; it needs not be unpacked.</summary>
    Query<string> Ask(Service service, Release release, IReadOnlyList<string> command, Variables variables);

    /// <summary>How many instances a full pool has: the most replicas of any service.</summary>
    int Instances { get; }

    /// <summary>What a pool has answered since it was started.</summary>
    Query<PoolCounters> Counters(string pool);

    /// <summary>One GET to a pool past the edge's shares, which <see cref="Counters"/> does not count.</summary>
    /// <param name="pool">Who is asked, with traffic or without.</param>
    /// <param name="path">Path and query.</param>
    Query<ProbeAnswer> Probe(string pool, string path);

    /// <summary>The way from this machine to a server that the services reach as that address, such as their database.</summary>
    Tunnel Tunnel(string address, int port);

    /// <summary>Starts a pool: every service of the release. It gets no traffic yet.</summary>
    /// <param name="pool">Its name.</param>
    /// <param name="release">What it runs.</param>
    /// <param name="variables">What its services find.</param>
    /// <param name="instances">Of each service as many as that, or all its replicas if they are fewer.</param>
    Plan Start(string pool, PlannedRelease release, Variables variables, int instances);

    /// <summary>
    /// Adds instances to a pool, which get requests once they are healthy, or takes some out: they get no requests any more, answer those that
    /// they have, and end before the plan goes on.
    /// </summary>
    /// <param name="pool">A pool that runs.</param>
    /// <param name="instances">As in <see cref="Start"/>.</param>
    Plan Resize(string pool, int instances);

    /// <summary>Waits until every service of a pool is healthy.</summary>
    Plan WaitHealthy(string pool);

    /// <summary>What keeps a pool from being healthy, in a sentence; <see langword="null"/> when every service of it is.</summary>
    Query<string?> Unhealthy(string pool);

    /// <summary>Shows the last log lines of a pool's services.</summary>
    Plan ShowLogs(string pool);

    /// <summary>Shows the last log lines of one service.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="service">The service.</param>
    /// <param name="lines">How many at most, of all its instances together.</param>
    Plan ShowLogs(string pool, Service service, int lines);

    /// <summary>Divides the traffic among pools from now on; requests in flight finish where they are.</summary>
    Plan Route(Traffic traffic);

    /// <summary>Waits until a pool without traffic has no request in flight.</summary>
    Plan Drain(string pool);

    /// <summary>Stops a pool that gets no traffic, and forgets it.</summary>
    Plan Stop(string pool);

    /// <summary>Ends the processes of a pool that gets no traffic, and keeps it ready to be resumed as it was.</summary>
    Plan Halt(string pool);

    /// <summary>Starts a halted pool again, with the variables it had; nothing happens when it runs.</summary>
    Plan Resume(string pool);

    /// <summary>Stops everything; records and data stay.</summary>
    Plan Down(HostState state);

    /// <summary>
    /// From now on the edge answers 503 with a page, whatever is routed, save for requests that show the notice's
    /// <see cref="MaintenanceNotice.Bypass"/>. It lasts until it is ended, also when the edge restarts.
    /// </summary>
    /// <param name="notice">Who asked for it and why; <see cref="State"/> gives it back.</param>
    /// <param name="page">HTML that everybody sees.</param>
    Plan BeginMaintenance(MaintenanceNotice notice, string page);

    /// <summary>The edge routes again as it did before; nothing happens when there is no maintenance.</summary>
    Plan EndMaintenance();

    /// <summary>Small texts that are kept where the environment runs.</summary>
    IHostNotes Notes { get; }

    /// <summary>What a person should know about the host before a deployment finds it out: what is missing there, with the fix.</summary>
    Query<IReadOnlyList<Diagnosis>> Diagnoses { get; }

    /// <summary>Removes the contents that none of these releases needs, whatever brought them there.</summary>
    Plan Prune(IReadOnlyList<PlannedRelease> kept);
}
