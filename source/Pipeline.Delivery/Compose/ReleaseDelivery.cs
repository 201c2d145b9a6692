using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Brings the images and the files of a release to a machine.</summary>
internal sealed class ReleaseDelivery(Site site, HostPaths paths, HostMachine machine, HostFacts facts)
{
    private Registry Registry => site.Application.Registry!;

    private Secret? Password => Registry.User is null ? null : site.Secret(Registry.PasswordSecret);

    /// <summary>The password as the first line of what a machine reads; nothing where nobody signs in.</summary>
    private byte[] SignIn => Password is null ? [] : Encoding.UTF8.GetBytes($"{Password.Reveal().TrimEnd('\r', '\n')}\n");

    /// <summary>A release that ran there comes back as it was, so its files must still be there.</summary>
    public Plan Plan(PlannedRelease release, Variables variables)
    {
        var (_, stored, hasImages) = facts.Stored.FirstOrDefault(known => known.Version == release.Version);
        if (release.IsRecorded) return stored is null ? throw Pruned(release) : ComeBack(release, hasImages);

        var files = release.Content.Map(content => ReleaseFiles.Of(site, paths.Project, content, variables));
        var bring = Bring(release, files, variables);
        return !hasImages ? bring : Plans.Plan.When(files.Map(known => HostFiles.Digest(known) != stored), "what it consists of has changed", bring);
    }

    /// <summary>Somebody may have removed images by hand; the registry gives the very same ones again.</summary>
    private Plan ComeBack(PlannedRelease release, bool hasImages) => hasImages
        ? Plans.Plan.Nothing($"{release.Version} is there since it was deployed")
        : FromRegistry(release, Pull(release) with { Input = Password is null ? null : new CommandInput("password", SignIn) { Secrets = [Password] } });

    /// <summary>The files come after the images: who finds the files need not look for the images.</summary>
    private RegistryCommand Bring(PlannedRelease release, Value<IReadOnlyList<HostFile>> files, Variables variables)
    {
        var secrets = site.Application.Services.SelectMany(service => variables.Of(service).Values);
        return FromRegistry(release, HostMachine.Both(Pull(release), machine.Tool("put", $"releases/{release.Version}")) with
        {
            Input = new CommandInput("release.tar", files.Map(known => (byte[])[.. SignIn, .. Upload.Tar(known)]))
            {
                Secrets = Password is null ? [.. secrets] : [.. secrets, Password],
            },
        });
    }

    private Command Pull(PlannedRelease release)
    {
        var images = site.Application.Services.Select(service =>
            release.Digest(service).Map(digest => $"{Registry.Repository(site.Application, service)}@{digest}"));
        return machine.Tool("pull", [Registry.Address, Password is null ? "-" : Registry.User!, .. images]);
    }

    private RegistryCommand FromRegistry(PlannedRelease release, Command command) =>
        RegistryCommand.Of(HostMachine.Run(command), Registry, $"{site.Application.Name} {release.Version}");

    private FailureException Pruned(PlannedRelease release) =>
        new($"{release.Version} is no longer on {machine.Machine} as it was deployed: its files are gone or were changed. The newest {site.Environment.KeepReleases} releases before the running one are kept.")
        {
            NextSteps = [$"Deploy its commit again: git checkout {release.Commit}"],
        };
}
