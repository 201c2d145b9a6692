using System.Globalization;

namespace Pipeline.Agent;

/// <summary>Short plain lines, one an event, to where the starter has pointed the output.</summary>
internal sealed class AgentLog(TextWriter output, TimeProvider clock)
{
    private readonly Lock gate = new();

    public void Write(string line)
    {
        var time = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        lock (gate)
        {
            try
            {
                output.WriteLine($"{time} {line}");
                output.Flush();
            }
            catch (IOException)
            {
                // The terminal of the starter is closed, or the disk is full: the environment must live on, and nobody is left to tell.
            }
        }
    }
}
