namespace Pipeline.Agent;

/// <summary>The agent cannot do its work. Its message is one line on standard error, for the person who has to act.</summary>
internal sealed class AgentFailure(int exitCode, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>2: started with wrong arguments. 3: something else has the port, the socket or the home directory.</summary>
    public int ExitCode { get; } = exitCode;

    public static AgentFailure WrongRequest(string message) => new(2, message);

    public static AgentFailure Taken(string message, Exception? cause = null) => new(3, message, cause);
}
