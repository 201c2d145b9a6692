using System.Globalization;
using System.Net;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A local environment: every primitive is a call to its agent's control socket.</summary>
internal sealed class LocalEnvironmentHost(LocalHost host, Site site) : IEnvironmentHost
{
    private const int LogLines = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    private readonly LocalPaths paths = new(site);

    public Uri Url => new(host.Url);

    public Query<HostState> State => LocalState.Query(site, paths);

    public ILease Lease { get; } = new FileLease(site.Environment.Name, new LocalPaths(site).Home);

    public IReleaseLog Releases { get; } = new FileReleaseLog(new LocalPaths(site).Home);

    public Query<Obstacle?> Obstacle => LocalState.Obstacle(site, paths, host.Port);

    public IHostNotes Notes { get; } = new FileNotes(new LocalPaths(site).Home);

    public Query<IReadOnlyList<Diagnosis>> Diagnoses => LocalDiagnoses.Of(site, paths, host.Port, Obstacle);

    public DataPlace? DataOf(Service service, Release? running) => Directory.Exists(paths.Data(service)) ? new(Where.Here, paths.Data(service)) : null;

    public Where Inside(string? container) => container is null ? Where.Here : throw new FailureException($"{site.Environment.Name} is on this machine without containers: there is no {container}.");

    public Plan Prepare(HostState state) => state.IsReady
        ? Plan.Nothing("the agent runs")
        : LocalAgent.Start(site, paths, host.Port);

    public Plan PrepareData(HostState state) => Plan.Nothing("services keep their data in folders");

    public Plan Unpack(PlannedRelease release, Variables variables) => Plan.Parallel(site.Application.Services.Select(service => new Step(
        service.Name,
        new CopyDirectory(paths.Stored(service, release), paths.Folder(service, release)) { OnlyIfMissing = true })));

    public Command Command(Service service, PlannedRelease release, IReadOnlyList<string> command, Variables variables) =>
        ServiceEnvironment.Command(site, service, release, command, variables, paths.Data(service), paths.Folder(service, release));

    public Query<string> Ask(Service service, Release release, IReadOnlyList<string> command, Variables variables) => CommandQuery.Of(
        $"{string.Join(' ', command)} of {service.Name}",
        ServiceEnvironment.Command(
            site, service, PlannedRelease.Of(release), command, variables, paths.Data(service), paths.Stored(service, PlannedRelease.Of(release))),
        result => result.Succeeded());

    public int Instances => site.Application.Services.Max(service => service.Replicas);

    public Query<PoolCounters> Counters(string pool) => LocalPools.Counters(paths, pool);

    public Query<ProbeAnswer> Probe(string pool, string path) => LocalPools.Probe(paths, pool, path);

    public Tunnel Tunnel(string address, int port) => Delivery.Tunnel.Direct(address, port);

    public Plan Start(string pool, PlannedRelease release, Variables variables, int instances) =>
        Call("PUT", $"pools/{pool}") with { Body = PoolBody.Of(site, paths, release, variables, instances < Instances ? instances : null) };

    public Plan Resize(string pool, int instances) => Plan.Sequence(
        ("resize", Call("PUT", $"pools/{pool}/instances") with
        {
            Body = JsonBody.Object(("instances", instances), ("drainSeconds", (int)site.Environment.DrainWithin.TotalSeconds)),
        }),
        ("retired", new WaitUntil(
            Call("GET", $"pools/{pool}/retired") with { RefusedAs = $"{pool} still ends instances" },
            site.Environment.DrainWithin + LongestGrace + Slack,
            Interval)));

    public Plan WaitHealthy(string pool) => new WaitUntil(
        Call("GET", $"pools/{pool}/health") with
        {
            RefusedAs = $"{pool} is not healthy",
            Final = [HttpStatusCode.Gone, HttpStatusCode.NotFound],
        },
        site.Environment.HealthyWithin,
        Interval);

    public Plan ShowLogs(string pool) => Plan.Sequence(site.Application.Services.Select(service => new Step(
        service.Name,
        Logs(pool, service, LogLines) with { Expected = [HttpStatusCode.OK, HttpStatusCode.NotFound] })));

    public Plan ShowLogs(string pool, Service service, int lines) => Logs(pool, service, lines);

    public Query<string?> Unhealthy(string pool) => LocalState.Unhealthy(paths, pool);

    public Plan Route(Traffic traffic) => Call("PUT", "routes") with
    {
        Body = JsonBody.Object(("weights", JsonBody.Object([.. traffic.Shares.Select(share => (share.Pool, (JsonBody)share.Percent))]))),
    };

    public Plan Drain(string pool) => new WaitUntil(
        Call("GET", $"pools/{pool}/drained") with { RefusedAs = $"{pool} is not idle" },
        site.Environment.DrainWithin,
        Interval)
    {
        GoesOn = true,
    };

    public Plan Stop(string pool) => Call("DELETE", $"pools/{pool}");

    public Plan Halt(string pool) => Call("POST", $"pools/{pool}/halt");

    public Plan Resume(string pool) => Call("POST", $"pools/{pool}/resume");

    public Plan Down(HostState state) => state.IsReady
        ? Plan.Sequence(
            ("shutdown", Call("POST", "shutdown")),
            ("gone", new WaitUntil(new AgentEnd(paths.Home), LongestGrace + Slack, Interval)))
        : Plan.Nothing($"{site.Environment.Name} is not running");

    public Plan Prune(IReadOnlyList<PlannedRelease> kept) => new PruneReleases(paths.Releases, [.. kept]);

    public Plan BeginMaintenance(MaintenanceNotice notice, string page) => Call("PUT", "maintenance") with
    {
        Body = JsonBody.Object(
            ("reason", notice.Reason),
            ("by", notice.By),
            ("since", notice.Since.ToString("O", CultureInfo.InvariantCulture)),
            ("bypass", new Secret("the maintenance bypass", notice.Bypass)),
            ("page", page)),
    };

    public Plan EndMaintenance() => Call("DELETE", "maintenance");

    private HttpCall Logs(string pool, Service service, int lines) => Call("GET", $"pools/{pool}/logs?service={service.Name}&lines={lines}") with
    {
        ShowsAnswer = $"the last lines of {service.Name} in pool {pool}:",
    };

    private TimeSpan LongestGrace => site.Application.Services.Max(service => service.StopGrace);

    private HttpCall Call(string method, string path) => new(method, $"http://agent/{path}") { Socket = paths.Socket };
}
