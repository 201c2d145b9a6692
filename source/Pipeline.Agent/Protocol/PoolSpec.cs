using System.Text.Json.Serialization;

namespace Pipeline.Agent.Protocol;

/// <summary>One copy of every service of a release, started and stopped together.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PoolSpec(ReleaseName Release, IReadOnlyList<ServiceSpec> Services);
