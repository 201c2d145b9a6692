using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>What a deployment is planned from: the release to bring up, and what is there.</summary>
/// <param name="Site">Where.</param>
/// <param name="Host">The environment's host.</param>
/// <param name="State">What runs there now.</param>
/// <param name="History">Completed deployments, oldest first.</param>
/// <param name="Release">The release to bring up.</param>
/// <param name="Variables">What its services find in their environment.</param>
/// <param name="Schema">What the migrations of this run did.</param>
/// <param name="Kind">What the record calls it.</param>
/// <param name="Stamp">Who does it.</param>
public sealed record DeploymentRequest(
    Site Site,
    IEnvironmentHost Host,
    HostState State,
    IReadOnlyList<DeploymentRecord> History,
    PlannedRelease Release,
    Variables Variables,
    Value<SchemaChanges> Schema,
    DeploymentKind Kind,
    RunStamp Stamp)
{
    /// <summary>Backup policy to the id of the backup that was taken for this deployment.</summary>
    public Value<SortedDictionary<string, string>> Backups { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What makes the data fit the release, once that is on the host and before anything of it is started; nothing by default.</summary>
    public Plan? Fit { get; init; }
}
