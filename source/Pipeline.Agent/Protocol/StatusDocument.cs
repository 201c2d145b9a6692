namespace Pipeline.Agent.Protocol;

/// <summary>The whole state of the agent at one moment.</summary>
/// <param name="Protocol"><see cref="AgentProtocol.Version"/> of the agent.</param>
/// <param name="Build">SHA-256 of the agent's own assembly, in lower-case hexadecimal digits: tells one build of it from another.</param>
internal sealed record StatusDocument(
    int Protocol,
    string Build,
    int Pid,
    DateTimeOffset StartedAt,
    string Environment,
    int Port,
    IReadOnlyList<PoolStatus> Pools);
