namespace Pipeline.Delivery;

/// <summary>Where images are pushed to and pulled from.</summary>
/// <param name="Address">Host, and port when it is not the usual one: <c>ghcr.io</c>, <c>registry.example.org:5000</c>.</param>
public sealed record Registry(string Address)
{
    /// <summary>The path before the service's name: <c>acme/shop</c> in <c>ghcr.io/acme/shop/api</c>; the application's name when not set.</summary>
    public string? Namespace { get; init; }

    /// <summary>Who signs in. When <see langword="null"/> nobody does: the engine's own credentials count, credential helpers included.</summary>
    public string? User { get; init; }

    /// <summary>
    /// The name of the secret with the user's password or token; given to the engine by standard input. <c>GITHUB_TOKEN</c> without a
    /// <see cref="User"/>: workflows sign in with the repository's own token, as <c>ghcr.io</c> takes it; elsewhere Docker's own credentials count.
    /// </summary>
    public string PasswordSecret { get; init; } = "REGISTRY_PASSWORD";

    /// <summary>
    /// The tags that <c>Push</c> sets besides the version, which is always one; the commit and the branch by default. Deployments go by digest:
    /// tags are for people.
    /// </summary>
    public ImageTags Tags { get; init; } = ImageTags.Commit | ImageTags.Branch;

    /// <summary>It speaks HTTP, without TLS: only in a network of your own. The engines must allow it too (<c>insecure-registries</c>).</summary>
    public bool IsPlainHttp { get; init; }

    /// <summary>The name of a service's image, without tag or digest: <c>ghcr.io/acme/shop/api</c>.</summary>
    public string Repository(Application application, Service service) => $"{Address}/{Namespace ?? application.Name}/{service.Name}";
}
