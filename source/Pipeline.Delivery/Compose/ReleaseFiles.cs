namespace Pipeline.Delivery;

/// <summary>The files of a release on a machine: what runs, and what its services find in their environment, as both are now.</summary>
internal static class ReleaseFiles
{
    public static IReadOnlyList<HostFile> Of(Site site, string network, Release release, Variables variables) => HostFiles.WithDigest(
        new("compose.json", ComposeFile.Of(site, network, release)),
        new("environment.json", ComposeFile.EnvironmentOf(site, PlannedRelease.Of(release), variables)) { IsPrivate = true });
}
