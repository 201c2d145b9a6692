namespace Pipeline.Lab;

/// <summary>A Docker engine's process in a machine.</summary>
internal static class EngineProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <param name="folder">Where its log is written.</param>
    /// <param name="machine">Where it runs.</param>
    /// <param name="network">The network whose registries speak HTTP.</param>
    /// <param name="data">Where images and containers are, as the machine sees it; not on an overlay.</param>
    /// <param name="run">A folder for the socket <c>docker.sock</c> and what the engine needs while it runs.</param>
    /// <param name="isNew">The engine of Debian 13, with the containerd image store.</param>
    public static async Task<LabProcess> StartAsync(LabFolder folder, LabNamespace machine, LabNetwork network, string data, string run, bool isNew = false)
    {
        // A killed engine leaves its process ids; they may belong to somebody else by now.
        await machine.TryAsync("rm", "-f", $"{run}/docker.pid", $"{run}/exec/containerd/containerd.pid");
        await machine.RunAsync("mkdir", "-p", data, run);
        var process = LabProcess.Start(
            folder,
            "dockerd",
            [
                .. isNew ? NewEngine(folder) : [LabPrograms.DockerEngine], "--data-root", data, "--exec-root", $"{run}/exec", "--host", $"unix://{run}/docker.sock", "--pidfile", $"{run}/docker.pid",
                "--insecure-registry", network.Range, "--shutdown-timeout", "3",
            ],
            machine);
        await process.ReadyAsync($"The Docker engine in {folder.Path}", async () => (await machine.TryAsync(LabPrograms.Docker, "--host", $"unix://{run}/docker.sock", "version")).ExitCode == 0, Limit);
        return process;
    }

    private static string[] NewEngine(LabFolder folder) =>
    [
        "env", $"PATH={Path.GetDirectoryName(LabPrograms.NewDockerEngine)}:/usr/sbin:/usr/bin:/sbin:/bin", LabPrograms.NewDockerEngine,
        "--config-file", folder.Write("daemon.json", """{"features": {"containerd-snapshotter": true}}"""),
    ];
}
