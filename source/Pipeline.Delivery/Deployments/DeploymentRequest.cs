using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>What a deployment is planned from: the release to bring up, and what is there.</summary>
/// <param name="Site">Where.</param>
/// <param name="Host">The environment's host.</param>
/// <param name="State">What runs there now.</param>
/// <param name="History">Completed deployments, oldest first.</param>
/// <param name="Release">The release to bring up.</param>
/// <param name="Variables">What its services find in their environment.</param>
/// <param name="Schema">Service name to schema revision, after the migrations of this run.</param>
/// <param name="Kind">What the record calls it.</param>
/// <param name="Stamp">Who does it.</param>
public sealed record DeploymentRequest(
    Site Site,
    IEnvironmentHost Host,
    HostState State,
    IReadOnlyList<DeploymentRecord> History,
    PlannedRelease Release,
    Variables Variables,
    Value<SortedDictionary<string, string>> Schema,
    DeploymentKind Kind,
    RunStamp Stamp);
