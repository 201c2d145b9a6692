using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// How the services of a release are made and where environments take them from: packages in the repository's own store, or images in a
/// registry. A version names a content, so what is there under a version is never made again.
/// </summary>
public interface IReleaseStore
{
    /// <summary>Programs that must be on PATH to build.</summary>
    IReadOnlyList<string> Tools { get; }

    /// <summary>The release of a version as a build left it on this machine; <see langword="null"/> when a service is missing.</summary>
    Query<Release?> Built(string version, string commit);

    /// <summary>The release of a version where environments take it from; <see langword="null"/> when a service is missing.</summary>
    Query<Release?> Pushed(string version, string commit);

    /// <summary>Makes the services, in parallel.</summary>
    /// <exception cref="FailureException">The source lacks something: a Dockerfile, a project.</exception>
    Task<ReleasePlan> BuildAsync(ReleaseSource source, CancellationToken cancellation);

    /// <summary>Puts what was built where environments take it from, and removes what is too old to keep here.</summary>
    Task<ReleasePlan> PushAsync(ReleaseSource source, Value<Release> built, CancellationToken cancellation);
}
