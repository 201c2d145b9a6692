using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Brings the images and the files of a release to a machine.</summary>
internal sealed class ReleaseDelivery(Site site, HostPaths paths, HostMachine machine, HostFacts facts)
{
    /// <summary>A release that ran there comes back as it was, so its files must still be there.</summary>
    public Plan Plan(PlannedRelease release, Variables variables)
    {
        var (_, stored, hasImages) = facts.Stored.FirstOrDefault(known => known.Version == release.Version);
        if (release.IsRecorded) return stored is null ? throw Pruned(release) : ComeBack(release, hasImages);

        var files = release.Content.Map(content => ReleaseFiles.Of(site, paths.Project, content, variables));
        var bring = Plans.Plan.Sequence(("images", Pull(release)), ("files", Put(release, files, variables)));
        return !hasImages ? bring : Plans.Plan.When(files.Map(known => HostFiles.Digest(known) != stored), "what it consists of has changed", bring);
    }

    /// <summary>Somebody may have removed images by hand; the registry gives the very same ones again.</summary>
    private Plan ComeBack(PlannedRelease release, bool hasImages) => hasImages
        ? Plans.Plan.Nothing($"{release.Version} is there since it was deployed")
        : Plans.Plan.Sequence(("images", Pull(release)));

    private RunCommand Put(PlannedRelease release, Value<IReadOnlyList<HostFile>> files, Variables variables)
    {
        var secrets = site.Application.Services.SelectMany(service => variables.Of(service).Values);
        return HostMachine.Run(machine.Tool("put", $"releases/{release.Version}") with
        {
            Input = new CommandInput("release.tar", files.Map(Upload.Tar)) { Secrets = [.. secrets] },
        });
    }

    private RegistryCommand Pull(PlannedRelease release)
    {
        var registry = site.Application.Registry!;
        var password = registry.User is null ? null : site.Secret(registry.PasswordSecret);
        var images = site.Application.Services.Select(service =>
            release.Digest(service).Map(digest => $"{registry.Repository(site.Application, service)}@{digest}"));
        var pull = machine.Tool("pull", [registry.Address, registry.User ?? "-", .. images]);
        var run = HostMachine.Run(password is null ? pull : pull with { Input = password });
        return RegistryCommand.Of(run, registry, $"{site.Application.Name} {release.Version}");
    }

    private FailureException Pruned(PlannedRelease release) =>
        new($"{release.Version} is no longer on {machine.Machine} as it was deployed: its files are gone or were changed. The newest {site.Environment.KeepReleases} releases before the running one are kept.")
        {
            NextSteps = [$"Deploy its commit again: git checkout {release.Commit}"],
        };
}
