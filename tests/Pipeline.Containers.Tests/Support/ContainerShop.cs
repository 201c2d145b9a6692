using System.Collections.Immutable;
using Pipeline.Delivery;
using Pipeline.Lab;
using Pipeline.Plans;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>An application of one service on real machines, deployed through the library.</summary>
internal sealed partial class ContainerShop : IAsyncDisposable
{
    /// <summary>Without kept connections, whose end the edge would wait for when a test stops it.</summary>
    private static readonly HttpClient Client = new() { DefaultRequestHeaders = { ConnectionClose = true } };
    private static int ports = 8000;
    private readonly ContainerLab lab;
    private readonly string name;
    private readonly string root = Directory.CreateTempSubdirectory("shop-").FullName;
    private int runs;

    public ContainerShop(ContainerLab lab, ITestOutputHelper report, params SshHost[] machines)
    {
        (Journal, Output) = (new RecordingJournal(report), new RecordingOutput(report));
        (this.lab, Machines) = (lab, machines);
        KnowHosts([.. machines.Select(machine => machine.KnownHost)]);
        (Port, RegistryAddress) = (Interlocked.Increment(ref ports), lab.Registry.Address);
        name = $"shop{Port}";
    }

    public SshHost[] Machines { get; }

    public int Port { get; set; }

    public Edge Edge { get; set; } = new();

    /// <summary>How the build reaches a machine: by its address, unless something stands between them.</summary>
    public Func<SshHost, Machine>? Reach { get; init; }

    /// <summary>What a test wants otherwise.</summary>
    public Func<DeploymentEnvironment, DeploymentEnvironment> Production { get; set; } = production => production;

    /// <inheritdoc cref="Production"/>
    public Func<Service, Service> Web { get; set; } = web => web;

    /// <summary>Where the machines take images from: the lab's registry, or what stands before it.</summary>
    public string RegistryAddress { get; set; }

    /// <summary>Paces attempts and watches.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    public Secret Secret { get; set; } = new("API_KEY", "it's $HOSTILE \"quoted\"\nand of two lines");

    /// <summary>Who deploys.</summary>
    public string User { get; set; } = "root";

    /// <summary>Who prepares the machines.</summary>
    public string ProvisionAs { get; set; } = "root";

    public string RegistryPassword { get; set; } = DockerRegistry.Password;

    public string Project => $"{name}-production";

    private Variables Variables => new(ImmutableDictionary<string, ImmutableSortedDictionary<string, Secret>>.Empty.Add(
        "web", ImmutableSortedDictionary<string, Secret>.Empty.WithComparers(StringComparer.Ordinal).Add("API_KEY", Secret)));

    public RecordingJournal Journal { get; }

    public RecordingOutput Output { get; }

    public Uri Url => new($"http://{Machines[0].Address}:{Port}/");

    public string Home => $"/srv/{name}/production";

    /// <summary>The version that users get.</summary>
    public Task<string> VersionAsync() => VersionAsync(Machines[0]);

    private Task<string> VersionAsync(SshHost machine) => Client.GetStringAsync(new Uri($"http://{machine.Address}:{Port}/version"));

    /// <summary>Waits until users get a version.</summary>
    public async Task ServesAsync(string version)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var answer = await Client.GetAsync(new Uri(Url, "version")).ContinueWith(asked => asked.IsCompletedSuccessfully ? asked.Result : null, TaskScheduler.Default);
            if (answer is { IsSuccessStatusCode: true })
            {
                (await answer.Content.ReadAsStringAsync()).Should().Be(version);
                return;
            }

            attempt.Should().BeLessThan(100, "the edge should serve again");
            await Task.Delay(100);
        }
    }

    /// <summary>The keys that the repository knows.</summary>
    public void KnowHosts(params string[] keys) => File.WriteAllLines(Path.Combine(root, "known_hosts"), keys);

    /// <summary>Ends the shared connections, as if the run had been another.</summary>
    public async Task ForgetConnectionsAsync()
    {
        foreach (var machine in Machines)
            await LabCommand.RunAsync(LabPrograms.Ssh, "-F", Path.Combine(root, ".nuke", "temp", "ssh", "production"), "-O", "exit", Reached(machine).Name);
    }

    public async Task DeployAsync(string version, params (string Name, string Value)[] behaviour) =>
        await RunAsync(behaviour, Planned(await ReleaseAsync(version)), DeploymentKind.Deploy);

    public Task DeployAsync(Release release, params (string Name, string Value)[] behaviour) => RunAsync(behaviour, Planned(release), DeploymentKind.Deploy);

    /// <summary>The plan of a deployment by a run whose lease is not held yet.</summary>
    public async Task<(Plan Plan, IEnvironmentHost Host)> PlanAsync(string version, string run) =>
        await PlanAsync([], Planned(await ReleaseAsync(version)), DeploymentKind.Deploy, run);

    public async Task RollbackAsync()
    {
        var history = await Host().Releases.History.Ask(default);
        await RunAsync([], PlannedRelease.Of(RollbackTarget.Choose("production", history, version: null).Release), DeploymentKind.Rollback);
    }

    /// <summary>The environment as a run sees it.</summary>
    public IEnvironmentHost Host(params (string Name, string Value)[] behaviour)
    {
        var site = SiteOf(behaviour, run: "");
        return site.Environment.Host.For(site);
    }

    private async Task<(Plan Plan, IEnvironmentHost Host)> PlanAsync((string Name, string Value)[] behaviour, PlannedRelease release, DeploymentKind kind, string run)
    {
        var site = SiteOf(behaviour, run);
        var host = site.Environment.Host.For(site);
        var state = await host.State.Ask(default);
        return (DeploymentPlan.Of(new DeploymentRequest(
            site,
            host,
            state,
            await host.Releases.History.Ask(default),
            release,
            Variables,
            SchemaChanges.None,
            kind,
            new RunStamp(run, "the test", TimeProvider.System))), host);
    }

    public async Task ApplyAsync(Plan plan) => await new Applier(Journal, Interruption.None).ApplyAsync("Deploy", plan, new ApplyContext
    {
        Values = new Values(),
        Output = Output,
        Time = Time,
        Cancellation = CancellationToken.None,
    });

    /// <summary>Starts a release beside the one that serves, as a deployment does, and stops it: nothing is switched.</summary>
    public async Task StartBesideAsync(string version)
    {
        var release = Planned(await ReleaseAsync(version));
        await ChangeAsync(host => Plan.Sequence(
        [
            ("unpack", host.Unpack(release, Variables)),
            .. host.BringUp("green", release, Variables, host.Instances),
            ("stop", host.Stop("green")),
        ]));
    }

    public async Task<Release> ReleaseAsync(string version, int padding = 0) => ReleaseOf(version, await lab.PushServiceAsync(name, "web", version, padding));

    /// <summary>The image of a release, as a machine calls it.</summary>
    public string ImageOf(Release release) => $"{lab.Registry.Address}/{name}/web@{release.Images["web"]}";

    public static Release ReleaseOf(string version, string digest) =>
        new(version, new string('a', 40), new SortedDictionary<string, string>(StringComparer.Ordinal) { ["web"] = digest });

    public string NewRun() => $"{name}-run-{++runs}";

    /// <summary>Changes the environment under its lease, from what is there.</summary>
    public async Task ChangeAsync(Func<IEnvironmentHost, Plan> change)
    {
        var site = SiteOf([], NewRun());
        var host = site.Environment.Host.For(site);
        _ = await host.State.Ask(default);
        await using (await host.Lease.AcquireAsync("the test", default)) await ApplyAsync(change(host));
    }

    private Machine Reached(SshHost machine) => Reach?.Invoke(machine) ?? new Machine($"{User}@{machine.Address}") { IdentityFile = machine.IdentityFile };

    public async ValueTask DisposeAsync()
    {
        var run = NewRun();
        var site = SiteOf([], run);
        var host = site.Environment.Host.For(site);
        // Nobody is served any more; an edge that ends by itself takes seconds.
        foreach (var machine in Machines) await machine.TryAsync("docker", "kill", $"{Project}-edge-edge-1");
        await using (await host.Lease.AcquireAsync("the end of the test", default))
            await ApplyAsync(host.Down(await host.State.Ask(default)));
        Directory.Delete(root, recursive: true);
    }

    /// <summary>Prepares the machines, and gives what there was to do.</summary>
    public async Task<Plan> ProvisionAsync()
    {
        var site = SiteOf([], run: "");
        var provisioning = site.Environment.Host.ProvisioningOf(site)!;
        var plan = provisioning.Plan(await provisioning.Setups.Ask(default));
        await ApplyAsync(plan);
        return plan;
    }

    private static PlannedRelease Planned(Release release) => PlannedRelease.Of(release.Version, release.Commit, [], release);

    private async Task RunAsync((string Name, string Value)[] behaviour, PlannedRelease release, DeploymentKind kind)
    {
        var run = NewRun();
        var (plan, host) = await PlanAsync(behaviour, release, kind, run);
        await using (await host.Lease.AcquireAsync($"the test, run {run}", default)) await ApplyAsync(plan);
    }

    private Site SiteOf((string Name, string Value)[] behaviour, string run)
    {
        var application = new Application(name)
        {
            Registry = new Registry(RegistryAddress) { User = DockerRegistry.User },
            Services = [Web(new("web") { Toolchain = new NodeToolchain(), Secrets = ["API_KEY"], StopGrace = TimeSpan.FromSeconds(2) })],
            Environments =
            [
                Production(new("production")
                {
                    Host = new ComposeHost([.. Machines.Select(Reached)])
                    {
                        Url = Url.AbsoluteUri,
                        Edge = Edge with { Image = lab.EdgeImage, Port = Port },
                        ProvisionAs = ProvisionAs,
                    },
                    HealthyWithin = TimeSpan.FromSeconds(20),
                    DrainWithin = TimeSpan.FromSeconds(5),
                    SmokeTests = [new("/version") { Contains = "{version}" }],
                    Variables = behaviour.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal),
                    KeepReleases = 2,
                }),
            ],
        };
        return new Site(application, application.Environments[0], root)
        {
            Run = run,
            Secret = secret => secret == "REGISTRY_PASSWORD" ? new Secret(secret, RegistryPassword) : null,
        };
    }
}
