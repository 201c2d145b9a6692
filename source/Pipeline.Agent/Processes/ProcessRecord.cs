namespace Pipeline.Agent;

/// <summary>A line of <c>processes.json</c>: enough to find the process again after a crash of the agent.</summary>
internal sealed record ProcessRecord(string Pool, string Service, ProcessIdentity Process);
