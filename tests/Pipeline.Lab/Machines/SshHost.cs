using System.Net;

namespace Pipeline.Lab;

/// <summary>
/// A machine reached over SSH as root, with its own files (a copy-on-write view of this machine's) and its own Docker engine at the usual socket.
/// <see cref="ConfigurationFile"/> tells <c>ssh -F</c> how.
/// </summary>
public sealed class SshHost : LabMachine
{
    private const string RunFolder = "/var/run";

    /// <summary>Comes before the system's own on PATH.</summary>
    private const string Date = "/usr/local/bin/date";
    private readonly LabNetwork network;
    private readonly SshKeys keys;
    private LabProcess? server;
    private LabProcess? engine;

    private SshHost(LabNetwork network, LabFolder folder, LabNamespace spaces, IPAddress address, string name)
        : base(network, folder, spaces, address, name)
    {
        this.network = network;
        keys = new SshKeys(folder);
    }

    /// <summary>The private key that opens the machine.</summary>
    public string IdentityFile => keys.IdentityFile;

    /// <summary>The line of the machine's key in a file of known hosts.</summary>
    public string KnownHost => keys.KnownHost(Address);

    /// <summary>How many commands were run over SSH so far, as its server counts them.</summary>
    public int Commands => server?.Count("Starting session: command") ?? 0;

    /// <summary>A file with only this machine's key.</summary>
    public string KnownHostsFile => Folder.Write("known_hosts", KnownHost + "\n");

    /// <summary>A configuration for <c>ssh -F</c> with the machine under its name: user, key, known hosts, nothing else.</summary>
    public string ConfigurationFile => Folder.Write(
        "ssh_config",
        $"""
        Host {Name}
          HostName {Address}
          User root
          IdentityFile {IdentityFile}
          IdentitiesOnly yes
          UserKnownHostsFile {KnownHostsFile}
          StrictHostKeyChecking yes
          BatchMode yes

        """);

    /// <param name="withEngine">False: a machine without a running engine, as one that is to be provisioned.</param>
    /// <param name="diskMebibytes">The size of the disk for images and containers; they are kept in memory.</param>
    public static async Task<SshHost> StartAsync(LabNetwork network, string name, bool withEngine = true, int diskMebibytes = 8192)
    {
        var (folder, spaces, address) = await BootAsync(network, name, ownRoot: true, diskMebibytes);
        var host = new SshHost(network, folder, spaces, address, name);
        try
        {
            await host.AcceptKeysAsync();
            await host.StartSshAsync();
            if (withEngine) await host.StartEngineAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs <c>docker</c> in the machine and gives its output.</summary>
    /// <exception cref="LabException">The command failed.</exception>
    public Task<string> DockerAsync(params IEnumerable<string> arguments) => RunAsync([LabPrograms.Docker, .. arguments]);

    /// <summary>Puts a base image onto the machine, under another name, without the network.</summary>
    /// <param name="image">The image.</param>
    /// <param name="builder">Builds what is not in the cache of this user yet.</param>
    /// <param name="tag">Its name there.</param>
    public async Task LoadAsync(BaseImage image, DockerEngine builder, string tag)
    {
        await FeedAsync(await image.FileAsync(builder), LabPrograms.Docker, "load", "--quiet");
        await DockerAsync("tag", image.Tag, tag);
    }

    public async Task StartSshAsync()
    {
        server ??= LabProcess.Start(Folder, "sshd", [LabPrograms.SshServer, "-D", "-e", "-f", "/etc/ssh/lab_config"], Spaces);
        await server.ReadyAsync($"The SSH server of {Name}", () => TcpProbe.AnswersAsync(Address, 22));
    }

    /// <summary>Stops the SSH server, and every session with it.</summary>
    public async Task StopSshAsync()
    {
        if (server is not null) await server.DisposeAsync();
        server = null;
        await TryAsync("pkill", "-x", "sshd");
    }

    public async Task StartEngineAsync() => engine ??= await EngineProcess.StartAsync(Folder, Spaces, network, "/var/lib/docker", RunFolder);

    /// <summary>Stops the engine, and with it its containers.</summary>
    public async Task StopEngineAsync()
    {
        if (engine is not null) await engine.DisposeAsync();
        engine = null;
    }

    /// <summary>Makes the disk for images and containers as large as what is on it and so much more.</summary>
    public Task<string> LeaveRoomAsync(int mebibytes) => RunAsync(
        "sh", "-c", $"mount -o remount,size=$(($(df -Pk /var/lib/docker | awk 'NR == 2 {{ print $3 }}') + {mebibytes * 1024}))k /var/lib/docker");

    /// <summary>Lets the machine's programs see another time than the others do, until what it gives is disposed of.</summary>
    public async Task<IAsyncDisposable> ShiftClockAsync(TimeSpan by)
    {
        await RunAsync("sh", "-c", $"printf '#!/bin/sh\\nexec /bin/date --date \"{(int)by.TotalSeconds} seconds\" \"$@\"\\n' >{Date} && chmod 755 {Date}");
        return new ShiftedClock(this);
    }

    /// <summary>Gives the machine another host key, as if somebody else had taken its address.</summary>
    public async Task ReplaceHostKeyAsync()
    {
        await StopSshAsync();
        keys.MakeHostKey();
        await AcceptKeysAsync();
        await StartSshAsync();
    }

    private protected override async Task StopServersAsync()
    {
        await StopEngineAsync();
        if (server is not null) await server.DisposeAsync();
    }

    private async Task AcceptKeysAsync()
    {
        await WriteAsync("/etc/ssh/lab_host_key", keys.HostKey);
        await WriteAsync("/etc/ssh/lab_authorized_keys", keys.AuthorizedKey);
        await WriteAsync("/etc/ssh/lab_config", LabResource.Read("sshd_config"));
    }

    /// <summary>Writes a file in the machine that only root reads.</summary>
    private async Task WriteAsync(string path, string text)
    {
        var words = Spaces.Inside("sh", "-c", "umask 077 && cat > \"$0\"", path).ToList();
        _ = (await LabCommand.RunAsync(words[0], words[1..], text)).Text;
    }

    private sealed class ShiftedClock(SshHost machine) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await machine.RunAsync("rm", Date);
    }
}
