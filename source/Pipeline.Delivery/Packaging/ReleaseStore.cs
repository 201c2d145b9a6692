using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Chooses where an application's releases are kept.</summary>
public static class ReleaseStore
{
    /// <param name="application">With a registry its releases are images there; without one they are packages in the repository's own store.</param>
    /// <param name="root">The repository's root, absolute.</param>
    /// <param name="password">Of the registry's user; <see langword="null"/> when there is none, or it is not known here.</param>
    public static IReleaseStore Of(Application application, string root, Secret? password) => application.Registry is { } registry
        ? new ImageStore(application, registry, root, password)
        : new LocalStore(root);
}
