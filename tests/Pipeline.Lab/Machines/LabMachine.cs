using System.Net;

namespace Pipeline.Lab;

/// <summary>A machine of a <see cref="LabNetwork"/>: its own address, processes and host name, and if wanted its own root file system.</summary>
public abstract class LabMachine : IAsyncDisposable
{
    private readonly LabNetwork network;

    private protected LabMachine(LabNetwork network, LabFolder folder, LabNamespace spaces, IPAddress address, string name)
    {
        this.network = network;
        Folder = folder;
        Spaces = spaces;
        Address = address;
        Name = name;
    }

    public string Name { get; }

    public IPAddress Address { get; }

    private protected LabFolder Folder { get; }

    private protected LabNamespace Spaces { get; }

    /// <summary>Runs a command in the machine as root, and gives its output.</summary>
    /// <exception cref="LabException">The command failed.</exception>
    public Task<string> RunAsync(params IEnumerable<string> command) => Spaces.RunAsync(command);

    /// <summary>Runs a command in the machine as root; it may fail.</summary>
    public Task<LabCommand> TryAsync(params IEnumerable<string> command) => Spaces.TryAsync(command);

    /// <summary>The words before a command that run it in this machine, for a test that starts it itself.</summary>
    public IReadOnlyList<string> Inside(params IEnumerable<string> command) => [.. Spaces.Inside(command)];

    /// <summary>Starts a server in the machine.</summary>
    internal LabProcess Start(string name, params IEnumerable<string> command) => LabProcess.Start(Folder, name, command, Spaces);

    /// <summary>Writes a file in the machine, with its folder.</summary>
    public Task WriteFileAsync(string path, string text) =>
        FeedAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "sh", "-c", "umask 022; mkdir -p \"${0%/*}\"; cat >\"$0\"", path);

    /// <summary>Unpacks an archive in the machine.</summary>
    internal Task UnpackAsync(string archive, string folder) => FeedAsync(archive, "sh", "-c", "mkdir -p \"$0\"; tar -x -C \"$0\"", folder);

    /// <summary>Runs a command in the machine that reads a file of this one.</summary>
    private protected async Task FeedAsync(string path, params string[] command)
    {
        await using var file = File.OpenRead(path);
        await FeedAsync(file, command);
    }

    private async Task FeedAsync(Stream input, params string[] command)
    {
        var words = Spaces.Inside(command).ToList();
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(words[0], words[1..]) { RedirectStandardInput = true })!;
        await input.CopyToAsync(process.StandardInput.BaseStream);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new LabException($"{string.Join(' ', command)} ended with exit code {process.ExitCode} on {Name}.");
    }

    /// <summary>Pulls the network cable: packets vanish, nothing is refused.</summary>
    public Task DisconnectAsync() => network.SetLinkAsync(Address, up: false);

    /// <summary>Puts the network cable back.</summary>
    public Task ReconnectAsync() => network.SetLinkAsync(Address, up: true);

    public async ValueTask DisposeAsync()
    {
        await StopServersAsync();
        await Spaces.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected virtual Task StopServersAsync() => Task.CompletedTask;

    private protected static async Task<(LabFolder Folder, LabNamespace Spaces, IPAddress Address)> BootAsync(LabNetwork network, string name, bool ownRoot, int diskMebibytes)
    {
        var folder = new LabFolder(name);
        var spaces = await LabNamespace.StartAsync(folder, name, ownRoot, diskMebibytes);
        try
        {
            return (folder, spaces, await network.ConnectAsync(spaces));
        }
        catch
        {
            await spaces.DisposeAsync();
            folder.Dispose();
            throw;
        }
    }
}
