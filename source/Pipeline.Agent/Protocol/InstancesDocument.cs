using System.Text.Json.Serialization;

namespace Pipeline.Agent.Protocol;

/// <summary>How many processes each service of a pool is to have, as far as its replicas go.</summary>
/// <param name="DrainSeconds">How long a process that has to go may still take for the requests that it answers.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record InstancesDocument(int Instances, int DrainSeconds);
