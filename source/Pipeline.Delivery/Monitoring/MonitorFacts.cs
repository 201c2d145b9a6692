using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>What a monitor has seen of an environment.</summary>
/// <param name="Site">Which environment.</param>
/// <param name="Now">When it looked.</param>
/// <param name="State">What runs there.</param>
public sealed record MonitorFacts(Site Site, DateTimeOffset Now, Answer<HostState> State)
{
    /// <summary>What keeps the live pool from being healthy.</summary>
    public Answer<string?> Health { get; init; } = Answer<string?>.Known(null);

    /// <summary>Requests through the edge, as users make them, each with what was wrong; <see langword="null"/> where nothing was.</summary>
    public IReadOnlyList<(string Request, string? Problem)> Requests { get; init; } = [];

    /// <summary>How old the newest backups are, from <see cref="BackupAges"/>.</summary>
    public IReadOnlyList<BackupAge> Backups { get; init; } = [];
}
