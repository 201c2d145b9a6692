using System.Text.Json.Serialization;

namespace Pipeline.Agent.Protocol;

/// <summary>How requests are shared among the pools, by their ids. A pool that is not named gets none.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RoutesDocument(IReadOnlyDictionary<string, int> Weights);
