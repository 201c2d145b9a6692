using System.Net;

namespace Pipeline.Lab;

/// <summary>
/// A Docker engine of this machine's files but with an own network: ports that containers publish are at <see cref="LabMachine.Address"/>.
/// Commands reach it by <see cref="Variables"/>.
/// </summary>
public sealed class DockerEngine : LabMachine
{
    private readonly LabNetwork network;
    private readonly bool isNew;
    private LabProcess? process;

    private DockerEngine(LabNetwork network, LabFolder folder, LabNamespace spaces, IPAddress address, string name, bool isNew)
        : base(network, folder, spaces, address, name)
    {
        (this.network, this.isNew) = (network, isNew);
        Directory.CreateDirectory(ConfigurationFolder);
    }

    /// <summary>The value of <c>DOCKER_HOST</c>.</summary>
    public string Host => $"unix://{Folder["docker.sock"]}";

    /// <summary>The value of <c>DOCKER_CONFIG</c>: an empty folder, so that no log-in of this machine's user counts.</summary>
    public string ConfigurationFolder => Folder["config"];

    /// <summary>What a <c>docker</c> command needs in its environment to speak to this engine.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DOCKER_HOST"] = Host,
        ["DOCKER_CONFIG"] = ConfigurationFolder,
    };

    /// <param name="diskMebibytes">The size of the disk for images and containers; they are kept in memory.</param>
    /// <param name="isNew">The engine of Debian 13, with the containerd image store.</param>
    public static async Task<DockerEngine> StartAsync(LabNetwork network, string name = "engine", int diskMebibytes = 8192, bool isNew = false)
    {
        var (folder, spaces, address) = await BootAsync(network, name, ownRoot: false, diskMebibytes);
        var engine = new DockerEngine(network, folder, spaces, address, name, isNew);
        try
        {
            await engine.StartEngineAsync();
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs <c>docker</c> against this engine and gives its output.</summary>
    /// <exception cref="LabException">The command failed.</exception>
    public async Task<string> DockerAsync(params IEnumerable<string> arguments) => (await TryDockerAsync(arguments)).Text;

    public Task<LabCommand> TryDockerAsync(params IEnumerable<string> arguments) => LabCommand.RunAsync(LabPrograms.Docker, arguments, input: null, Variables);

    /// <summary>Loads base images, building what is not in the cache of this user yet.</summary>
    public async Task LoadAsync(params IEnumerable<BaseImage> images)
    {
        foreach (var image in images) await DockerAsync("load", "--quiet", "--input", await image.FileAsync(this));
    }

    /// <summary>Starts the engine again after <see cref="StopEngineAsync"/>.</summary>
    public async Task StartEngineAsync() => process ??= await EngineProcess.StartAsync(Folder, Spaces, network, Folder["docker"], Folder.Path, isNew);

    /// <summary>Stops the engine, and with it its containers.</summary>
    public async Task StopEngineAsync()
    {
        if (process is not null) await process.DisposeAsync();
        process = null;
    }

    private protected override Task StopServersAsync() => StopEngineAsync();
}
