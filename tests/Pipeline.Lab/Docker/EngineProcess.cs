namespace Pipeline.Lab;

/// <summary>A Docker engine's process in a machine.</summary>
internal static class EngineProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <param name="data">Where images and containers are, as the machine sees it; not on an overlay.</param>
    /// <param name="run">A folder for the socket <c>docker.sock</c> and what the engine needs while it runs.</param>
    public static async Task<LabProcess> StartAsync(LabFolder folder, LabNamespace machine, LabNetwork network, string data, string run)
    {
        // A killed engine leaves its process ids; they may belong to somebody else by now.
        await machine.TryAsync("rm", "-f", $"{run}/docker.pid", $"{run}/exec/containerd/containerd.pid");
        await machine.RunAsync("mkdir", "-p", data, run);
        var process = LabProcess.Start(
            folder,
            "dockerd",
            [
                LabPrograms.DockerEngine, "--data-root", data, "--exec-root", $"{run}/exec", "--host", $"unix://{run}/docker.sock", "--pidfile", $"{run}/docker.pid",
                "--insecure-registry", network.Range, "--shutdown-timeout", "3",
            ],
            machine);
        await process.ReadyAsync($"The Docker engine in {folder.Path}", async () => (await machine.TryAsync(LabPrograms.Docker, "--host", $"unix://{run}/docker.sock", "version")).ExitCode == 0, Limit);
        return process;
    }
}
