namespace Pipeline.Delivery;

/// <summary>The lock file that an agent holds as long as it lives: it tells a running agent from a socket that a crash left behind.</summary>
internal static class AgentLock
{
    public static bool IsHeld(string home)
    {
        try
        {
            using var file = new FileStream(Path.Combine(home, "agent.lock"), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException error) when (error is not FileNotFoundException and not DirectoryNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
