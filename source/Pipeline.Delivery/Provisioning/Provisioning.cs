using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Makes the machines of an environment ready for deployments: packages, engine, the user that deploys, its folder, the certificate. Only
/// what is missing is done, so it can be run again at any time.
/// </summary>
public sealed class Provisioning
{
    private readonly ComposeHost host;
    private readonly Site site;
    private readonly HostPaths paths;
    private readonly SshConfiguration ssh;
    private readonly HostMachine[] machines;

    internal Provisioning(ComposeHost host, Site site)
    {
        (this.host, this.site, paths) = (host, site, new HostPaths(host, site));
        Machine[] reached = [.. host.Machines.Select(machine => machine.IsHere ? machine : machine with { Address = $"{host.ProvisionAs}@{machine.Name}" })];
        ssh = new SshConfiguration(host with { Machines = [.. reached] }, site, $"{site.Environment.Name}.provision");
        machines = [.. reached.Select(machine => new HostMachine(machine, paths, ssh, site.Run))];
    }

    /// <summary>What every machine has, in their order.</summary>
    public Query<EquatableList<MachineSetup>> Setups => new($"the machines of {site.Environment.Name}", async cancellation =>
        [.. await Task.WhenAll(host.Machines.Zip(machines, (machine, reached) => AskAsync(machine, reached, cancellation)))]);

    /// <summary>Who deploys at the moment; <see langword="null"/> when nobody does.</summary>
    public Query<string?> Holder => new($"the lease of {site.Environment.Name}", async cancellation =>
        (await Setups.Ask(cancellation)).Select(setup => setup.Lease).FirstOrDefault(lease => lease is not null));

    /// <summary>What <see cref="Setups"/> is taken for where it could not be read.</summary>
    public EquatableList<MachineSetup> Bare => [.. machines.Select(_ => MachineSetup.Bare)];

    /// <summary>Adds what is missing on every machine.</summary>
    /// <exception cref="FailureException">A machine cannot be prepared.</exception>
    public Plan Plan(EquatableList<MachineSetup> setups)
    {
        var keys = AuthorizedKeys();
        var steps = host.Machines.Zip(machines, setups).Select(one => new Step(one.First.Name, new MachinePreparation(host, site, paths, one.First, one.Second, one.Third, keys).Plan)).ToList();
        return steps is [var only] ? only.Plan : Plans.Plan.Parallel(steps);
    }

    /// <summary>Removes the private key that was written for <c>ssh</c>, if one was.</summary>
    public void Forget() => ssh.Forget();

    private async Task<MachineSetup> AskAsync(Machine machine, HostMachine reached, CancellationToken cancellation) => MachineSetupReader.Read(await reached.AskAsync(
        ProvisioningScripts.Setup, [paths.Home, machine.User ?? "-", host.Edge.Image, paths.Project, CertificatePreparation.Tool], cancellation));

    private IReadOnlyList<string>? AuthorizedKeys()
    {
        if (host.AuthorizedKeys is not { } name) return null;

        var file = Path.GetFullPath(name, site.Root);
        return File.Exists(file)
            ? [.. File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')]
            : throw new FailureException($"The file with the keys that may deploy to {site.Environment.Name} is missing: {name}.") { NextSteps = [$"cat ~/.ssh/id_ed25519.pub >> {name}"] };
    }
}
