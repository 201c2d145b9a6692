using System.Text.Json.Serialization;

namespace Pipeline.Agent.Protocol;

/// <summary>The services of a release, started and stopped together.</summary>
/// <param name="Instances">How many processes of each service to begin with, as far as its replicas go; all of them when left out.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PoolSpec(ReleaseName Release, IReadOnlyList<ServiceSpec> Services, int? Instances = null);
