using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The document that tells the agent what a pool runs: <see cref="Agent.Protocol.PoolSpec"/> with unknown values and secrets in place.</summary>
internal static class PoolBody
{
    public static JsonBody Of(Site site, LocalPaths paths, PlannedRelease release, Variables variables) => JsonBody.Object(
        ("release", JsonBody.Object(
            ("version", release.Version),
            ("commit", release.Commit))),
        ("services", JsonBody.List(site.Application.Services.Select(service => Service(site, paths, service, release, variables)))));

    private static JsonBody Service(Site site, LocalPaths paths, Service service, PlannedRelease release, Variables variables) => JsonBody.Object(
        ("name", service.Name),
        ("command", JsonBody.List(release.Start[service.Name].Select(argument => (JsonBody)argument))),
        ("workingDirectory", paths.Folder(service, release)),
        ("environment", JsonBody.Object(
        [
            .. ServiceEnvironment.Plain(site, service, release, paths.Data(service)).Select(pair => (pair.Key, (JsonBody)pair.Value)),
            .. variables.Of(service).Select(pair => (pair.Key, (JsonBody)pair.Value)),
        ])),
        ("route", service.Route),
        ("healthPath", service.HealthPath),
        ("stopGraceSeconds", (int)service.StopGrace.TotalSeconds));
}
