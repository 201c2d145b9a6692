namespace Pipeline.Delivery;

/// <summary>The files of a release on a machine: what runs, and what its services find in their environment, as both are now.</summary>
internal static class ReleaseFiles
{
    public static IReadOnlyList<HostFile> Of(Site site, string network, Release release, Variables variables)
    {
        var environment = ComposeFile.EnvironmentOf(site, PlannedRelease.Of(release), variables);
        var configuration = HostFiles.DigestOf([new("compose.json", ComposeFile.Of(site, network, release, "")), new("environment.json", environment)]);
        HostFile[] files = [new("compose.json", ComposeFile.Of(site, network, release, configuration)), new("environment.json", environment) { IsPrivate = true }];
        return [.. files, HostFiles.SumsOf(files), HostFiles.DigestFile(configuration)];
    }
}
