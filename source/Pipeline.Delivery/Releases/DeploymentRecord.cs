namespace Pipeline.Delivery;

/// <summary>A completed deployment: the line that audits, status and rollback read.</summary>
/// <param name="Release">What was deployed.</param>
/// <param name="Pool">Where it ran at the end.</param>
/// <param name="At">When it was completed.</param>
/// <param name="By">Who started it.</param>
/// <param name="Run">The id of the run.</param>
/// <param name="Kind">Why: <c>deploy</c> or <c>rollback</c>.</param>
/// <param name="Schema">Service name to the schema revision after it.</param>
public sealed record DeploymentRecord(
    Release Release, string Pool, DateTimeOffset At, string By, string Run, string Kind, SortedDictionary<string, string> Schema)
{
    /// <summary>See <see cref="IEnvironmentHost.ConfigurationOf"/>; a rollback brings the release back with it.</summary>
    public string? Configuration { get; init; }

    /// <summary>Service name to the schema revision before its migrations; empty for a rollback that left the schema as it was.</summary>
    public SortedDictionary<string, string> SchemaBefore { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Backup policy to the id of the backup that was taken before its migrations: what a rollback of the data goes back to.</summary>
    public SortedDictionary<string, string> Backups { get; init; } = new(StringComparer.Ordinal);

    /// <summary>A run is recorded once.</summary>
    public bool Equals(DeploymentRecord? other) => other is not null && Run == other.Run && Release.Equals(other.Release);

    public override int GetHashCode() => Run.GetHashCode(StringComparison.Ordinal);
}
