namespace Pipeline.Agent.Protocol;

/// <summary>What both ends of the control socket must agree on before anything else.</summary>
internal static class AgentProtocol
{
    /// <summary>Raised when an older client would misunderstand the agent, or the other way round.</summary>
    public const int Version = 1;
}
