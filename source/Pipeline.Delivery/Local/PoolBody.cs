using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The document that tells the agent what a pool runs: <see cref="Agent.Protocol.PoolSpec"/> with unknown values and secrets in place.</summary>
internal static class PoolBody
{
    public static JsonBody Of(Site site, LocalPaths paths, PlannedRelease release, Variables variables, int? instances) => JsonBody.Object(
    [
        ("release", JsonBody.Object(
            ("version", release.Version),
            ("commit", release.Commit))),
        ("services", JsonBody.List(site.Application.Services.Select(service => Service(site, paths, service, release, variables)))),
        .. Only(instances is not null, "instances", instances ?? 0),
    ]);

    private static JsonBody Service(Site site, LocalPaths paths, Service service, PlannedRelease release, Variables variables) => JsonBody.Object(
    [
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
        ("stopGraceSeconds", (int)service.StopGrace.TotalSeconds),
        .. Only(service.Replicas != 1, "replicas", service.Replicas),
    ]);

    /// <summary>Left out where it says nothing: an agent that was started by an earlier version of the library knows no such member.</summary>
    private static IEnumerable<(string, JsonBody)> Only(bool isSaid, string name, int value) => isSaid ? [(name, value)] : [];
}
