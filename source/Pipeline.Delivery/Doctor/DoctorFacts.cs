using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>What a doctor looks at before he speaks.</summary>
/// <param name="Site">Which environment, from which repository.</param>
public sealed record DoctorFacts(Site Site)
{
    /// <summary>Programs that the build uses here, each with whether it is on PATH.</summary>
    public IReadOnlyList<(string Program, bool IsThere)> Programs { get; init; } = [];

    /// <summary>Secrets that the services or the notifiers need and that have no value here, each with who needs it.</summary>
    public IReadOnlyList<(string Secret, string Owner, bool IsNotifier)> MissingSecrets { get; init; } = [];

    /// <summary>Why runs cannot keep their files here; <see langword="null"/> when they can.</summary>
    public string? Folder { get; init; }

    /// <summary>What the host says of itself.</summary>
    public required Answer<IReadOnlyList<Diagnosis>> Host { get; init; }

    /// <summary>What runs there.</summary>
    public required Answer<HostState> State { get; init; }

    /// <summary>Who locked it.</summary>
    public required Answer<EnvironmentLock?> Lock { get; init; }
}
