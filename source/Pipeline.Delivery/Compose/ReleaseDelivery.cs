using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Brings the images and the files of a release to a machine.</summary>
internal sealed class ReleaseDelivery(Site site, HostPaths paths, HostMachine machine, HostFacts facts)
{
    /// <summary>A release that ran there comes back as it was, so its files must still be there.</summary>
    public Plan Plan(PlannedRelease release, Variables variables)
    {
        var stored = facts.Stored.FirstOrDefault(known => known.Version == release.Version).Digest;
        if (release.IsRecorded) return stored is null ? throw Pruned(release) : Plans.Plan.Nothing($"{release.Version} is there since it was deployed");

        var files = release.Content.Map(content => ReleaseFiles.Of(site, paths.Project, content, variables));
        var bring = Bring(release, files, variables);
        return stored is null ? bring : Plans.Plan.When(files.Map(known => HostFiles.Digest(known) != stored), "what it consists of has changed", bring);
    }

    /// <summary>The files come after the images: who finds the files need not look for the images.</summary>
    private RegistryCommand Bring(PlannedRelease release, Value<IReadOnlyList<HostFile>> files, Variables variables)
    {
        var registry = site.Application.Registry!;
        var password = registry.User is null ? null : site.Secret(registry.PasswordSecret);
        var images = site.Application.Services.Select(service =>
            release.Digest(service).Map(digest => $"{registry.Repository(site.Application, service)}@{digest}"));
        var pull = machine.Tool("pull", [registry.Address, password is null ? "-" : registry.User!, .. images]);
        var put = machine.Tool("put", $"releases/{release.Version}");
        var secrets = site.Application.Services.SelectMany(service => variables.Of(service).Values);
        var signIn = password is null ? "" : $"{password.Reveal()}\n";
        var run = HostMachine.Run(HostMachine.Both(pull, put) with
        {
            Input = new CommandInput("release.tar", files.Map(known => (byte[])[.. Encoding.UTF8.GetBytes(signIn), .. Upload.Tar(known)]))
            {
                Secrets = password is null ? [.. secrets] : [.. secrets, password],
            },
        });
        return RegistryCommand.Of(run, registry, $"{site.Application.Name} {release.Version}");
    }

    private FailureException Pruned(PlannedRelease release) =>
        new($"{release.Version} is no longer on {machine.Machine}: the newest {site.Environment.KeepReleases} releases before the running one are kept.")
        {
            NextSteps = [$"Deploy its commit again: git checkout {release.Commit}"],
        };
}
