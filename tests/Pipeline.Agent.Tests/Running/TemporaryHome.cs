namespace Pipeline.Agent.Tests;

/// <summary>A home directory for an agent, below the temporary directory; short, because a socket's path must be.</summary>
internal sealed class TemporaryHome : IDisposable
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("agent-").FullName;

    public string Socket => Path.Combine(Directory, "agent.sock");

    public string ProcessesFile => Path.Combine(Directory, "processes.json");

    public void Dispose()
    {
        // Two agents of a test may have had it, one after the other.
        if (System.IO.Directory.Exists(Directory))
            System.IO.Directory.Delete(Directory, recursive: true);
    }
}
