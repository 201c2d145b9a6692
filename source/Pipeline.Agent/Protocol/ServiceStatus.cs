namespace Pipeline.Agent.Protocol;

/// <summary>One process of a pool at one moment.</summary>
/// <param name="Name">The service; from the second process of a service on with its number: "web@2".</param>
/// <param name="ExitCode">Set once it has exited; 128 + n when signal n ended it.</param>
internal sealed record ServiceStatus(string Name, int Port, int Pid, ServiceState State, int? ExitCode = null);
