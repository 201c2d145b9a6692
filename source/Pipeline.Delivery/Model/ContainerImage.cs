using System.Collections.Immutable;

namespace Pipeline.Delivery;

/// <summary>How the container image of a service is built. All paths are relative to the repository's root.</summary>
public sealed record ContainerImage
{
    /// <summary>The folder that is sent to the engine; the service's own folder when not set.</summary>
    public string? Context { get; init; }

    /// <summary>The file that says how; <c>Dockerfile</c> in the service's folder when not set.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>The stage of the file to build; the last when not set.</summary>
    public string? Target { get; init; }

    /// <summary>Build arguments (<c>--build-arg</c>). They stay readable in the image: never a secret.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The image must stay smaller, in bytes (see <see cref="Bytes"/>); any size when <see langword="null"/>.</summary>
    public long? SizeBudget { get; init; }

    /// <summary>
    /// What is written beside the image about it; nothing by default. Needs buildx, and an engine with the containerd image store
    /// (<see href="https://docs.docker.com/engine/storage/containerd/">docs.docker.com</see>); elsewhere a build says that there is none.
    /// </summary>
    public Attestations Attestations { get; init; }

    /// <summary>The image that finds out what <see cref="Attestations.Sbom"/> tells; BuildKit's own, <c>docker/buildkit-syft-scanner</c>, when not set.</summary>
    public string? SbomGenerator { get; init; }

    /// <summary>
    /// Caches to build from, each as buildx's <c>--cache-from</c> takes it: an image, <c>type=gha</c>, <c>type=registry,ref=ghcr.io/acme/cache</c>.
    /// The engine's own cache always counts. Without buildx only images do.
    /// </summary>
    public IReadOnlyList<string> CacheFrom { get; init; } = [];

    /// <summary>
    /// Caches to leave, each as buildx's <c>--cache-to</c> takes it: <c>type=inline</c>, <c>type=gha,mode=max</c>. Needs buildx; which
    /// kinds a builder can is on <see href="https://docs.docker.com/build/cache/backends/">docs.docker.com</see>.
    /// </summary>
    public IReadOnlyList<string> CacheTo { get; init; } = [];
}
