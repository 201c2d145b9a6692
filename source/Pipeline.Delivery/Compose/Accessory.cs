using System.Collections.Immutable;

namespace Pipeline.Delivery;

/// <summary>A service with state beside the application: a database, a cache. Started once, never swapped by a deployment.</summary>
/// <param name="Name">Also its host name for the services.</param>
/// <param name="Image">With tag or digest: <c>postgres:15.8</c>.</param>
public sealed record Accessory(string Name, string Image)
{
    /// <summary>What it runs; the image's own command when empty.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    public IReadOnlyDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Variable to the name of the secret that is its value.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The folder in the container whose content stays: a named volume. <see langword="null"/> when it keeps nothing.</summary>
    public string? Data { get; init; }

    /// <summary>A command in the container that succeeds once it can be used; not waited for when empty.</summary>
    public IReadOnlyList<string> Health { get; init; } = [];
}
