using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>An environment of containers: every primitive is a command on each of its machines.</summary>
internal sealed class ComposeEnvironmentHost : IEnvironmentHost
{
    private const int LogLines = 20;
    private static readonly TimeSpan AccessoriesWithin = TimeSpan.FromMinutes(2);

    private readonly ComposeHost host;
    private readonly Site site;
    private readonly HostPaths paths;
    private readonly HostMachine[] machines;
    private readonly ComposeState state;

    public ComposeEnvironmentHost(ComposeHost host, Site site)
    {
        (this.host, this.site, paths) = (host, site, new HostPaths(host, site));
        var ssh = new SshConfiguration(host, site);
        machines = [.. host.Machines.Select(machine => new HostMachine(machine, paths, ssh, site.Run))];
        state = new ComposeState(site, paths, machines);
        Lease = new HostLease(site, paths, machines, TimeProvider.System);
        Releases = new HostReleaseLog(this);
    }

    public Uri Url => new(host.Url ?? Address);

    public Query<HostState> State => state.Query;

    public Query<IReadOnlyList<DeploymentRecord>> History => state.History;

    public Query<Obstacle?> Obstacle => state.Obstacle;

    public ILease Lease { get; }

    public IReleaseLog Releases { get; }

    public string DataOf(Service service) => ComposeFile.Volume(paths.Project, service);

    public Plan Prepare(HostState state) => Everywhere((machine, facts) => Plan.Sequence(
        ("edge", EdgePlan(machine, facts)),
        ("volumes", Volumes(machine)),
        ("accessories", Accessories(machine, facts))));

    public Plan Unpack(PlannedRelease release, Variables variables) => Everywhere((machine, facts) => Unpack(machine, facts, release, variables));

    public Command Command(Service service, PlannedRelease release, IReadOnlyList<string> command, Variables variables) =>
        Compose(machines[0], "oneoff", release.Version, ["run", "--rm", "--no-deps", "-T", service.Name, .. command]);

    public Query<string> Ask(Service service, Release release, IReadOnlyList<string> command, Variables variables) => CommandQuery.Of(
        $"{string.Join(' ', command)} of {service.Name}",
        Command(service, PlannedRelease.Of(release), command, variables),
        result => result.Succeeded());

    public Plan Start(string pool, PlannedRelease release, Variables variables) =>
        Everywhere(machine => new RunCommand(Compose(machine, pool, release.Version, ["up", "--detach", "--no-build", "--remove-orphans"])));

    public Plan WaitHealthy(string pool)
    {
        var servers = site.Application.Services.Select(service => string.Create(CultureInfo.InvariantCulture, $"{service.Name}={service.Replicas}"));
        return Everywhere(machine => new RunCommand(Edge(machine, ["healthy", pool, Seconds(site.Environment.HealthyWithin), paths.Pool(pool), .. servers])));
    }

    public Plan ShowLogs(string pool) => Everywhere(machine => new RunCommand(
        Project(machine, pool, ["logs", "--no-color", "--tail", LogLines.ToString(CultureInfo.InvariantCulture)])));

    public Plan Route(Traffic traffic) => Everywhere(machine => new RunCommand(
        Edge(machine, ["route", .. traffic.Shares.Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Pool}={share.Percent}"))])));

    public Plan Drain(string pool) => Everywhere(machine => new RunCommand(Edge(machine, ["drain", pool, Seconds(site.Environment.DrainWithin)])));

    public Plan Stop(string pool) => Everywhere(machine => new RunCommand(Project(machine, pool, ["down", "--remove-orphans"])));

    public Plan Halt(string pool) => Everywhere(machine => new RunCommand(Project(machine, pool, ["stop"])));

    public Plan Resume(string pool) => Everywhere(machine => new RunCommand(Project(machine, pool, ["start"])));

    public Plan Down(HostState state) => Everywhere(machine => Plan.Sequence(
        ("nowhere", new RunCommand(Edge(machine, ["route"]))),
        ("blue", new RunCommand(Project(machine, "blue", ["down", "--remove-orphans"]))),
        ("green", new RunCommand(Project(machine, "green", ["down", "--remove-orphans"]))),
        ("accessories", new RunCommand(Project(machine, "accessories", ["stop"]))),
        ("edge", new RunCommand(Project(machine, "edge", ["down"])))));

    public Plan Prune(IReadOnlyList<PlannedRelease> kept) => Everywhere(machine => new RunCommand(machine.Tool(
        "prune",
        [.. site.Application.Services.Select(service => Value.Of(Repository(service))), "--", .. kept.Select(release => Value.Of(release.Version))])));

    /// <summary>A plan for every machine: that of the only one, or all at once.</summary>
    internal Plan Everywhere(Func<HostMachine, Plan> plan) => machines is [var only]
        ? plan(only)
        : Plan.Parallel(machines.Select(machine => new Step(machine.Machine.Name, plan(machine))));

    private Plan Everywhere(Func<HostMachine, HostFacts, Plan> plan) => Everywhere(machine => plan(machine, FactsOf(machine)));

    private HostFacts FactsOf(HostMachine machine) => state.Last.ElementAtOrDefault(Array.IndexOf(machines, machine)) ?? new HostFacts();

    private string Address => string.Create(CultureInfo.InvariantCulture, $"http://{(machines[0].Machine.IsHere ? "127.0.0.1" : machines[0].Machine.Name)}:{host.Edge.Port}/");

    private Plan EdgePlan(HostMachine machine, HostFacts facts)
    {
        var files = EdgeFiles.Of(site, host, paths, facts.User);
        var up = new RunCommand(Part(machine, "edge", [], ["up", "--detach"]));
        if (facts.DigestOf("edge") == HostFiles.Digest(files)) return facts.EdgeRuns ? Plan.Nothing("the edge runs") : up;

        var input = new CommandInput("edge.tar", Upload.Tar(files));
        return Plan.Sequence(
            ("configure", new RunCommand(Edge(machine, ["configure", host.Edge.Image, paths.Project]) with { Input = input })),
            ("up", up));
    }

    private Plan Volumes(HostMachine machine)
    {
        var keepers = ComposeFile.Keepers(site).ToList();
        return keepers.Count == 0
            ? Plan.Nothing("no service keeps data")
            : Plan.Sequence(keepers.Select(service => new Step(
                service.Name, new RunCommand(machine.Changing("docker", "volume", "create", ComposeFile.Volume(paths.Project, service))))));
    }

    private Plan Accessories(HostMachine machine, HostFacts facts)
    {
        if (host.Accessories.Count == 0) return Plan.Nothing("there are no accessories");

        var files = EdgeFiles.OfAccessories(site, host, paths);
        if (facts.DigestOf("accessories") == HostFiles.Digest(files)) return Plan.Nothing("the accessories are there");

        var secrets = host.Accessories.SelectMany(accessory => accessory.Secrets.Values).Select(site.Secret).OfType<Secret>();
        return Plan.Sequence(
            ("files", new RunCommand(machine.Tool("put", "accessories") with
            {
                Input = new CommandInput("accessories.tar", Upload.Tar(files)) { Secrets = [.. secrets] },
            })),
            ("up", new RunCommand(Part(machine, "accessories", ["environment.json"], ["up", "--detach"]))),
            ("settled", new RunCommand(machine.Tool("settled", paths.Pool("accessories"), Seconds(AccessoriesWithin)))));
    }

    /// <summary>The digest is among the files, so it says that the images were pulled too.</summary>
    private Plan Unpack(HostMachine machine, HostFacts facts, PlannedRelease release, Variables variables)
    {
        var stored = facts.Stored.FirstOrDefault(known => known.Version == release.Version).Digest;
        if (release.IsRecorded) return stored is null ? throw Pruned(machine, release) : Plan.Nothing($"{release.Version} is there since it was deployed");

        var files = release.Content.Map(content => ReleaseFiles.Of(site, paths.Project, content, variables));
        var secrets = site.Application.Services.SelectMany(service => variables.Of(service).Values);
        var bring = Plan.Sequence(
            ("images", Pull(machine, release)),
            ("files", new RunCommand(machine.Tool("put", $"releases/{release.Version}") with
            {
                Input = new CommandInput("release.tar", files.Map(Upload.Tar)) { Secrets = [.. secrets] },
            })));
        return stored is null ? bring : Plan.When(files.Map(known => HostFiles.Digest(known) != stored), "what it consists of changed", bring);
    }

    private FailureException Pruned(HostMachine machine, PlannedRelease release) =>
        new($"{release.Version} is no longer on {machine.Machine}: only the newest {site.Environment.KeepReleases} releases before the running one are kept.")
        {
            NextSteps = [$"git checkout {release.Commit} && ./build.sh Deploy… (its images may still be in {site.Application.Registry?.Address})"],
        };

    private RunCommand Pull(HostMachine machine, PlannedRelease release)
    {
        var registry = site.Application.Registry!;
        var password = registry.User is null ? null : site.Secret(registry.PasswordSecret);
        var images = site.Application.Services.Select(service => release.Digest(service).Map(digest => $"{Repository(service)}@{digest}"));
        return new RunCommand(machine.Tool("pull", [registry.Address, registry.User ?? "-", .. images]) with { Input = password is null ? null : (CommandInput)password });
    }

    /// <summary>Compose on the files of a release, as one pool.</summary>
    private Command Compose(HostMachine machine, string pool, string version, IEnumerable<string> arguments)
    {
        var folder = paths.Release(version);
        var command = Composer(machine, ["--project-name", paths.Pool(pool), "--file", $"{folder}/compose.json", "--file", $"{folder}/environment.json", .. arguments]);
        return command with { Environment = command.Environment.Add("POOL", pool) };
    }

    /// <summary>Compose on the edge or the accessories.</summary>
    private Command Part(HostMachine machine, string part, IEnumerable<string> files, IEnumerable<string> arguments)
    {
        var all = files.Prepend("compose.json").SelectMany(file => new[] { "--file", $"{paths.Home}/{part}/{file}" });
        return Composer(machine, ["--project-name", paths.Pool(part), .. all, .. arguments]);
    }

    /// <summary>Compose on containers that are there, whatever files they came from.</summary>
    private Command Project(HostMachine machine, string name, IEnumerable<string> arguments) =>
        Composer(machine, ["--project-name", paths.Pool(name), .. arguments]);

    private Command Composer(HostMachine machine, IEnumerable<string> arguments)
    {
        var compose = (FactsOf(machine).Compose ?? "docker compose").Split(' ');
        return machine.Changing(compose[0], [.. compose.Skip(1).Concat(arguments).Select(Value.Of)]);
    }

    private static Command Edge(HostMachine machine, params IEnumerable<string> arguments) => machine.Tool("edge", arguments.Select(Value.Of));

    private string Repository(Service service) => site.Application.Registry!.Repository(site.Application, service);

    private static string Seconds(TimeSpan span) => ((int)span.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
