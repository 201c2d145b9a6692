using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Lab;

/// <summary>
/// Namespaces of network, processes, mounts and host name, with a first process that holds them. When it ends, the kernel ends all
/// that runs inside.
/// </summary>
internal sealed class LabNamespace : IAsyncDisposable
{
    private readonly Process keeper;

    private LabNamespace(Process keeper, int processId)
    {
        this.keeper = keeper;
        ProcessId = processId;
    }

    /// <summary>The first process, as this machine counts.</summary>
    public int ProcessId { get; }

    public static async Task<LabNamespace> StartAsync(LabFolder folder, string name, bool ownRoot, int diskMebibytes = 8192)
    {
        var keeper = Process.Start(new ProcessStartInfo(
            LabPrograms.Unshare,
            [
                "--net", "--uts", "--ipc", "--mount", "--pid", "--fork", "--kill-child",
                "/bin/bash", folder.WriteResource("machine.sh"), name, folder.Path, ownRoot ? "own-root" : "shared-root", $"{diskMebibytes}m",
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var processId = await keeper.StandardOutput.ReadLineAsync();
        if (processId is not null) return new LabNamespace(keeper, int.Parse(processId, CultureInfo.InvariantCulture));

        throw new LabException($"The machine {name} did not start: {await keeper.StandardError.ReadToEndAsync()}");
    }

    /// <summary>The words that run a command inside.</summary>
    public IEnumerable<string> Inside(params IEnumerable<string> command) =>
        ["/usr/bin/nsenter", "--target", $"{ProcessId}", "--net", "--uts", "--ipc", "--mount", "--pid", "--", .. command];

    public Task<LabCommand> TryAsync(params IEnumerable<string> command)
    {
        var words = Inside(command).ToList();
        return LabCommand.RunAsync(words[0], words[1..]);
    }

    public async Task<string> RunAsync(params IEnumerable<string> command) => (await TryAsync(command)).Text;

    public async ValueTask DisposeAsync()
    {
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync();
        keeper.Dispose();
    }
}
