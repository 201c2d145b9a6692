namespace Pipeline.Agent;

/// <summary>Services that outlived an agent which was killed. Nobody routes to them, watches them or would ever stop them.</summary>
internal static class Orphans
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static async Task EndAsync(string processesFile, AgentLog log, TimeProvider clock)
    {
        var leftovers = ProcessRegistry.ReadLeftovers(processesFile);
        await Task.WhenAll(leftovers.Select(record => EndAsync(record, log, clock)));
        File.Delete(processesFile);
    }

    private static async Task EndAsync(ProcessRecord record, AgentLog log, TimeProvider clock)
    {
        var tree = new ProcessTree(record.Process.Pid, clock);
        if (!record.Process.StillExists(tree))
            return;

        log.Write($"an agent that was killed left {record.Service} of pool {record.Pool} (process {record.Process.Pid}): ending it");
        await tree.EndAsync(Grace);
    }
}
