namespace Pipeline.Delivery;

/// <summary>What one machine says of itself and of the environment on it.</summary>
internal sealed record HostFacts
{
    /// <summary>The folder of the environment is there.</summary>
    public bool HasHome { get; init; }

    /// <summary>Who works there, as <c>uid:gid</c>.</summary>
    public string User { get; init; } = "0:0";

    /// <summary>Version of the engine; <see langword="null"/> when it does not answer.</summary>
    public string? Engine { get; init; }

    /// <summary>What the engine said instead.</summary>
    public string? EngineProblem { get; init; }

    /// <summary><c>docker compose</c> or <c>docker-compose</c>; <see langword="null"/> when neither is there.</summary>
    public string? Compose { get; init; }

    /// <summary>Programs that are needed and not there.</summary>
    public EquatableList<string> Missing { get; init; } = [];

    /// <summary>A folder that would have to be written and cannot be, and who cannot.</summary>
    public string? Unwritable { get; init; }

    /// <summary>There is a certificate that <c>Provision</c> got.</summary>
    public bool HasCertificate { get; init; }

    /// <summary>Part (<c>edge</c>, <c>accessories</c>) and the digest of its files.</summary>
    public EquatableList<(string Part, string Digest)> Files { get; init; } = [];

    /// <summary>The container of the edge runs.</summary>
    public bool EdgeRuns { get; init; }

    public EquatableList<(string Pool, string State, string Release, string Configuration)> Containers { get; init; } = [];

    public EquatableList<(string Pool, int Percent)> Weights { get; init; } = [];

    public MaintenanceNotice? Maintenance { get; init; }

    /// <summary>Releases whose files are there as they were put, with the digests of the files, and whether all their images are there too.</summary>
    public EquatableList<(string Version, string Digest, bool HasImages)> Stored { get; init; } = [];

    /// <summary>Completed deployments, oldest first.</summary>
    public EquatableList<DeploymentRecord> Releases { get; init; } = [];

    /// <summary>The digest of a part's files.</summary>
    public string? DigestOf(string part) => Files.FirstOrDefault(file => file.Part == part).Digest;

    /// <summary>The pools with their containers.</summary>
    public IEnumerable<PoolState> Pools => Containers.GroupBy(container => container.Pool, StringComparer.Ordinal).Select(pool => new PoolState(
        pool.Key,
        pool.First().Release,
        Weights.Any(weight => weight.Pool == pool.Key && weight.Percent > 0),
        EdgeRuns && pool.All(container => container.State == "running"))
    {
        Configuration = pool.First().Configuration,
    });
}
