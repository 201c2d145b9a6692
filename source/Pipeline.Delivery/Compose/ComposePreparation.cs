using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Makes a machine ready for pools: its edge, the volumes of services, the accessories.</summary>
internal sealed class ComposePreparation(ComposeHost host, Site site, HostPaths paths, HostMachine machine, HostFacts facts, ComposeCommands commands)
{
    private static readonly TimeSpan AccessoriesWithin = TimeSpan.FromMinutes(2);

    public Plan Plan => Plans.Plan.Sequence(("edge", Edge()), ("volumes", Volumes()), ("accessories", Accessories()));

    /// <summary>Only what the model says anew loads a new configuration; one that HAProxy refuses changes nothing.</summary>
    public Plan Edge()
    {
        var files = EdgeFiles.Of(site, host, paths, facts.User);
        var up = Plans.Plan.Sequence(
            ("start", HostMachine.Run(commands.Part("edge", ["compose.json"], "up", "--detach"))),
            ("ready", HostMachine.Run(commands.Edge("ready", "10", paths.Project))));
        if (facts.DigestOf("edge") == HostFiles.Digest(files)) return facts.EdgeRuns ? Plans.Plan.Nothing("the edge runs") : up;

        string[] certificates = host.Edge.Certificates is { } given ? [given.FolderIn(paths.Home)] : [];
        var configure = commands.Edge(["configure", host.Edge.Image, paths.Project, string.Join(',', EdgeFiles.Ports(host.Edge)), .. certificates]) with { Input = new CommandInput("edge.tar", Upload.Tar(files)) };
        return Plans.Plan.Sequence(("configure", HostMachine.Run(configure)), ("up", up));
    }

    private Plan Volumes()
    {
        var keepers = site.Application.Keepers.ToList();
        return keepers.Count == 0
            ? Plans.Plan.Nothing("no service keeps data")
            : Plans.Plan.Sequence(keepers.Select(service => new Step(
                service.Name, HostMachine.Run(machine.Changing("docker", "volume", "create", ComposeFile.Volume(paths.Project, service))))));
    }

    private Plan Accessories()
    {
        if (host.Accessories.Count == 0) return Plans.Plan.Nothing("there are no accessories");

        var files = AccessoryFiles.Of(site, host, paths);
        if (facts.DigestOf("accessories") == HostFiles.Digest(files)) return Plans.Plan.Nothing("the accessories are there");

        var secrets = host.Accessories.SelectMany(accessory => accessory.Secrets.Values).Select(site.Secret).OfType<Secret>();
        var put = machine.Tool("put", "accessories") with { Input = new CommandInput("accessories.tar", Upload.Tar(files)) { Secrets = [.. secrets] } };
        return Plans.Plan.Sequence(
            ("files", HostMachine.Run(put)),
            ("up", HostMachine.Run(commands.Part("accessories", ["compose.json", "environment.json"], "up", "--detach"))),
            ("settled", HostMachine.Run(machine.Tool("settled", paths.Pool("accessories"), ((int)AccessoriesWithin.TotalSeconds).ToString(CultureInfo.InvariantCulture)))));
    }
}
