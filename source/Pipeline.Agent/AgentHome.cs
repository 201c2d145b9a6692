using System.Globalization;

namespace Pipeline.Agent;

/// <summary>The directory of one local environment, owned by this process for as long as it lives.</summary>
internal sealed class AgentHome : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string directory;
    private readonly FileStream ownership;

    private AgentHome(string directory, FileStream ownership)
    {
        this.directory = directory;
        this.ownership = ownership;
    }

    public string ProcessesFile => Path.Combine(directory, "processes.json");

    /// <summary>Locks the directory. The lock is the operating system's: it ends with the process, however that ends.</summary>
    public static AgentHome Own(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory, OwnerOnly);
            var ownership = Lock(directory);
            File.WriteAllText(PidFile(directory), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new AgentHome(directory, ownership);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw AgentFailure.Taken($"the home {directory} cannot be used: {failure.Message}", failure);
        }
    }

    public string MaintenanceFile => Path.Combine(directory, Protocol.MaintenanceDocument.FileName);

    public string LogFile(string pool, string service) => Path.Combine(directory, "logs", pool, service + ".log");

    public void Dispose()
    {
        File.Delete(PidFile(directory));
        ownership.Dispose();
    }

    // A locked file cannot be read, so the owner leaves its name beside it.
    private static string PidFile(string directory) => Path.Combine(directory, "agent.pid");

    private static FileStream Lock(string directory)
    {
        try
        {
            return new FileStream(Path.Combine(directory, "agent.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (File.Exists(PidFile(directory)))
        {
            throw new IOException(
                $"the agent with process id {File.ReadAllText(PidFile(directory))} owns it; "
                + "stop that one first (POST /shutdown on its socket, or SIGTERM)",
                failure);
        }
    }
}
