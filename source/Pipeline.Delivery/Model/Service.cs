using System.Collections.Immutable;

namespace Pipeline.Delivery;

/// <summary>One process of the application: what it is built from and how the others reach it.</summary>
/// <param name="Name">Lower case words joined by dashes; unique in the application.</param>
public sealed record Service(string Name)
{
    /// <summary>The folder of its source, relative to the repository's root; its name when not set.</summary>
    public string Directory { get; init; } = Name;

    /// <summary>How it is tested, linted, packaged and started.</summary>
    public required Toolchain Toolchain { get; init; }

    /// <summary>The path prefix that reaches it from outside; the longest prefix wins, on segment borders.</summary>
    public string Route { get; init; } = "/";

    /// <summary>Answers 2xx when the service can take traffic.</summary>
    public string HealthPath { get; init; } = "/health";

    /// <summary>Variables that are the same in every environment.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Names of the secrets it needs; their values are resolved for the environment it is deployed to.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The variable that tells it where its data directory is; <see langword="null"/> when it keeps none.</summary>
    public string? DataVariable { get; init; }

    /// <summary>How the schema of its data moves; <see langword="null"/> when it has none.</summary>
    public Migrations? Migrations { get; init; }

    /// <summary>How its container image is built, where services run in containers.</summary>
    public ContainerImage Image { get; init; } = new();

    /// <summary>The port that it listens on in its container; 8080 by default. Without a container it gets one by the variable <c>PORT</c>.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>How many containers of it run in a pool; 1 by default.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>The most memory that one container may use, in bytes; no limit when <see langword="null"/>.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>The memory that one container is sure to have, in bytes; none when <see langword="null"/>.</summary>
    public long? MemoryReservation { get; init; }

    /// <summary>How long it may take to end after SIGTERM before it is killed; 10 s by default.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(10);
}
