namespace Pipeline.Agent.Protocol;

/// <summary>What the services of a pool answered to a probe just now.</summary>
/// <param name="Healthy">Every service answered 2xx.</param>
/// <param name="Detail">The same for a person; as in a problem document.</param>
/// <param name="Lines">The last log lines of the services that are not healthy; left out when all are.</param>
internal sealed record HealthDocument(bool Healthy, string Detail, IReadOnlyList<ServiceHealth> Services, IReadOnlyList<string>? Lines = null);
