using System.Globalization;
using System.Text;
using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>An environment of containers: every primitive is a command on each of its machines.</summary>
internal sealed class ComposeEnvironmentHost : IEnvironmentHost
{
    private const int LogLines = 20;

    /// <summary>The project of containers that run one command.</summary>
    private const string OneOff = "oneoff";

    private readonly ComposeHost host;
    private readonly Site site;
    private readonly HostPaths paths;
    private readonly HostMachine[] machines;
    private readonly ComposeState state;
    private readonly HostLease lease;

    /// <summary>Pool name to the version that the plan starts there.</summary>
    private readonly Dictionary<string, string> started = new(StringComparer.Ordinal);

    public ComposeEnvironmentHost(ComposeHost host, Site site)
    {
        (this.host, this.site, paths) = (host, site, new HostPaths(host, site));
        var ssh = new SshConfiguration(host, site);
        machines = [.. host.Machines.Select(machine => new HostMachine(machine, paths, ssh, site.Run))];
        state = new ComposeState(host, site, paths, machines);
        lease = new HostLease(site, paths, machines, ssh, TimeProvider.System);
        Releases = new HostReleaseLog(this);
        Notes = new HostNotes(machines[0], paths);
    }

    public Uri Url => new(host.Url ?? $"http://{(machines[0].Machine.IsHere ? "127.0.0.1" : machines[0].Machine.Name)}:{Number(host.Edge.Port)}/");

    public Query<HostState> State => state.Query;

    public Query<IReadOnlyList<DeploymentRecord>> History => state.History;

    public Query<Obstacle?> Obstacle => state.Obstacle;

    public Query<IReadOnlyList<Diagnosis>> Diagnoses => new HostDiagnoses(host, site, paths, machines, TimeProvider.System).All;

    public ILease Lease => lease;

    public Query<EnvironmentLock?> Lock => new("the lock", async cancellation =>
        lease.IsTaken ? EnvironmentLocks.Read(lease.LockNote) : await EnvironmentLocks.Of(this).Ask(cancellation));

    public IReleaseLog Releases { get; }

    public IHostNotes Notes { get; }

    public DataPlace? DataOf(Service service, Release? running) => running?.Images.GetValueOrDefault(service.Name) is { } digest
        ? new(new InVolume(machines[0].Where, ComposeFile.Volume(paths.Project, service), $"{site.Application.Registry!.Repository(site.Application, service)}@{digest}"), InVolume.Folder)
        : null;

    public Where Inside(string? container)
    {
        if (container is null) return machines[0].Where;
        return host.Accessories.Any(accessory => accessory.Name == container)
            ? On(machines[0]).Inside("accessories", container)
            : throw new FailureException($"{site.Environment.Name} has no accessory '{container}'.");
    }

    public Plan Prepare(HostState state) => Everywhere(machine => Preparation(machine).Plan);

    public Plan Unpack(PlannedRelease release, Variables variables) =>
        Everywhere(machine => new ReleaseDelivery(site, paths, machine, FactsOf(machine)).Plan(release, variables));

    /// <summary>A release that ran there comes back with the files that it had.</summary>
    public Value<string>? ConfigurationOf(PlannedRelease release, Variables variables) => release.IsRecorded
        ? FactsOf(machines[0]).Stored.FirstOrDefault(known => known.Version == release.Version).Digest ?? ""
        : release.Content.Map(content => HostFiles.Digest(ReleaseFiles.Of(site, paths.Project, content, variables))).Named("configuration");

    public Command Command(Service service, PlannedRelease release, IReadOnlyList<string> command, Variables variables) =>
        On(machines[0]).Release(OneOff, release.Version, Once(service, command));

    public Query<string> Ask(Service service, Release release, IReadOnlyList<string> command, Variables variables) => CommandQuery.Of(
        $"{string.Join(' ', command)} of {service.Name}",
        On(machines[0]).Asking(OneOff, release.Version, Once(service, command)),
        result => result.Succeeded());

    public Tunnel Tunnel(string address, int port) =>
        new ComposeTunnel(machines[0], paths.Pool("accessories"), host.Accessories.FirstOrDefault(accessory => accessory.Name == address)?.Name, address, port);

    public int Instances => site.Application.Services.Max(service => service.Replicas);

    public Plan Start(string pool, PlannedRelease release, Variables variables, int instances)
    {
        started[pool] = release.Version;
        return Everywhere(compose => Up(compose, pool, release, instances));
    }

    public IEnumerable<Step> BringUp(string pool, PlannedRelease release, Variables variables, int instances)
    {
        started[pool] = release.Version;
        return [("start", Everywhere(compose => HostMachine.Both(Up(compose, pool, release, instances), WaitHealthy(compose, pool))))];
    }

    /// <summary>First none too many, drained, then none too few: Compose itself would remove what is too much at once.</summary>
    public Plan Resize(string pool, int instances)
    {
        var kept = site.Application.Services.Select(service => $"{service.Name}={Number(Math.Min(service.Replicas, instances))}");
        return Everywhere(machine => Plan.Sequence(
            ("retire", HostMachine.Run(On(machine).Edge(["retire", pool, Seconds(site.Environment.DrainWithin), paths.Pool(pool), .. kept]))),
            ("add", HostMachine.Run(On(machine).Release(pool, VersionOf(pool), ["up", "--detach", "--no-build", "--no-recreate", .. Scale(instances)])))));
    }

    public Query<PoolCounters> Counters(string pool) => new($"the counters of {pool}", async cancellation =>
        PoolCountersReader.Sum(await Task.WhenAll(machines.Select(machine => machine.ReadAsync("edge", ["counters", pool], cancellation)))));

    public Query<ProbeAnswer> Probe(string pool, string path) => new($"{path} of {pool}", async cancellation =>
    {
        var service = site.Application.ServiceAt(path);
        return PoolCountersReader.Answer(await machines[0].ReadAsync("edge", ["probe", paths.Pool(pool), service.Name, Number(service.Port), path], cancellation));
    });

    public Plan WaitHealthy(string pool) => Everywhere(compose => WaitHealthy(compose, pool));

    public Query<string?> Unhealthy(string pool) => new($"the health of {pool}", async cancellation =>
    {
        var answers = await Task.WhenAll(machines.Select(machine =>
            CommandQuery.RunAsync(machine.Plain(paths.Tool("edge"), Healthy(pool, TimeSpan.Zero).Select(Value.Of)), cancellation)));
        return answers.FirstOrDefault(answer => answer.ExitCode != 0)?.Errors.Split('\n')[^1];
    });

    public Plan ShowLogs(string pool) => Everywhere(machine => (Plan)new BestEffort(
        HostMachine.Run(On(machine).Project(pool, "logs", "--no-color", "--tail", Number(LogLines))), $"The logs of {pool} on {machine.Machine} could not be shown"));

    public Plan ShowLogs(string pool, Service service, int lines) =>
        Everywhere(compose => compose.Project(pool, "logs", "--no-color", "--no-log-prefix", "--tail", Number(lines), service.Name));

    public Plan Route(Traffic traffic) =>
        Everywhere(compose => compose.Edge(["route", .. traffic.Shares.Select(share => $"{share.Pool}={Number(share.Percent)}")]));

    public Plan Drain(string pool) => Everywhere(compose => Drain(compose, pool));

    public Plan Undo(params IReadOnlyList<Step> steps) =>
        Everywhere(machine => (Plan)Plan.Sequence(steps.Select(step => new Step(step.Name, PartOf(step.Plan, machine)))));

    public Plan Stop(string pool) => Everywhere(compose => Stop(compose, pool));

    public IEnumerable<Step> Leave(string pool) => [("leave", Everywhere(compose => HostMachine.Both(Drain(compose, pool), Stop(compose, pool))))];

    public Plan Halt(string pool) => Everywhere(compose => compose.Project(pool, "stop"));

    public Plan Resume(string pool) => Everywhere(compose => compose.Project(pool, "start"));

    /// <summary>The data of accessories and services lives in volumes, which stay.</summary>
    public Plan Down(HostState state) => Everywhere(machine => Plan.Sequence(
    [
        .. from project in (string[])["edge", .. DeploymentPlan.PoolNames, "accessories"]
           select new Step(project, HostMachine.Run(On(machine).Project(project, "down", "--remove-orphans"))),
        ("forget", HostMachine.Run(machine.Tool("forget", paths.Project))),
    ]));

    public Plan BeginMaintenance(MaintenanceNotice notice, string page)
    {
        var kept = $"{notice.Bypass}\n{JsonSerializer.Serialize(notice, NoticeJson.Default.MaintenanceNotice)}\n";
        var input = new CommandInput("notice.json", Encoding.UTF8.GetBytes(kept)) { Secrets = [new Secret("the maintenance bypass", notice.Bypass)] };
        return Everywhere(machine => Plan.Sequence(
            ("page", Preparation(machine).Edge()),
            ("begin", HostMachine.Run(On(machine).Edge("maintenance", "on") with { Input = input }))));
    }

    public Plan EndMaintenance() => Everywhere(compose => compose.Edge("maintenance", "off"));

    public Plan Prune(IReadOnlyList<PlannedRelease> kept) => Everywhere(machine => HostMachine.Run(Prune(machine, kept)));

    public IEnumerable<Step> Finish(string pool, Value<DeploymentRecord> record, IReadOnlyList<PlannedRelease> kept) =>
        [("record", Everywhere(machine => HostMachine.Run(HostMachine.Both(HostReleaseLog.Completing(machine, ProjectOf(pool), record), Prune(machine, kept)))))];

    internal string ProjectOf(string pool) => paths.Pool(pool);

    /// <summary>A plan for every machine: that of the only one, or all at once.</summary>
    internal Plan Everywhere(Func<HostMachine, Plan> plan) => machines is [var only]
        ? plan(only)
        : Plan.Parallel(machines.Select(machine => new Step(machine.Machine.Name, plan(machine))));

    /// <summary>What a plan for every machine does on one of them.</summary>
    private Plan PartOf(Plan plan, HostMachine machine) => machines.Length == 1 ? plan : ((Plans.Parallel)plan).Steps.Single(step => step.Name == machine.Machine.Name).Plan;

    private Plan Everywhere(Func<ComposeCommands, Command> command) => Everywhere(machine => (Plan)HostMachine.Run(command(On(machine))));

    private Command Up(ComposeCommands compose, string pool, PlannedRelease release, int instances) =>
        compose.Release(pool, release.Version, ["up", "--detach", "--no-build", "--remove-orphans", .. Scale(instances)]);

    private Command WaitHealthy(ComposeCommands compose, string pool) => compose.Edge(Healthy(pool, site.Environment.HealthyWithin));

    private Command Drain(ComposeCommands compose, string pool) => compose.Edge("drain", pool, Seconds(site.Environment.DrainWithin));

    private static Command Stop(ComposeCommands compose, string pool) => compose.Project(pool, "down", "--remove-orphans");

    private Command Prune(HostMachine machine, IReadOnlyList<PlannedRelease> kept) => machine.Tool(
        "prune",
        [
            .. site.Application.Services.Select(service => Value.Of(site.Application.Registry!.Repository(site.Application, service))),
            "--",
            .. kept.Select(release => Value.Of(release.Version)),
        ]);

    private ComposePreparation Preparation(HostMachine machine) => new(host, site, paths, machine, FactsOf(machine), On(machine));

    private ComposeCommands On(HostMachine machine) => new(machine, paths, FactsOf(machine));

    private HostFacts FactsOf(HostMachine machine) => state.Last.ElementAtOrDefault(Array.IndexOf(machines, machine)) ?? new HostFacts();

    private IEnumerable<string> Healthy(string pool, TimeSpan within) =>
        ["healthy", pool, Seconds(within), paths.Pool(pool), .. site.Application.Services.Select(service => service.Name)];

    /// <summary>Nothing where all replicas run: that is what the files of the release say.</summary>
    private IEnumerable<string> Scale(int instances) =>
        from service in site.Application.Services
        where instances < service.Replicas
        from word in (string[])["--scale", $"{service.Name}={Number(instances)}"]
        select word;

    private string VersionOf(string pool) =>
        started.GetValueOrDefault(pool) ?? FactsOf(machines[0]).Containers.FirstOrDefault(container => container.Pool == pool).Release ?? "unknown";

    private static string[] Once(Service service, IReadOnlyList<string> command) => ["run", "--rm", "--no-deps", "-T", service.Name, .. command];

    private static string Seconds(TimeSpan span) => Number((int)span.TotalSeconds);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
