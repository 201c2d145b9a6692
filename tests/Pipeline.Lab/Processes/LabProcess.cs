using System.Diagnostics;

namespace Pipeline.Lab;

/// <summary>
/// A server process. Its output goes to a log file; it ends with the test process, even when that is killed, because a keeper
/// script beside it notices that its standard input was closed.
/// </summary>
internal sealed class LabProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Process process;
    private readonly string log;

    private LabProcess(Process process, string log)
    {
        this.process = process;
        this.log = log;
    }

    public bool HasExited => process.HasExited;

    /// <summary>What the server printed so far.</summary>
    public string Log => File.Exists(log) ? LabCommand.Run("/usr/bin/tail", "-n", "40", log).Output : "";

    /// <summary>How often it printed a text so far, once a line.</summary>
    public int Count(string text) => File.ReadLines(log).Count(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>Starts a server, in a machine where one is given.</summary>
    public static LabProcess Start(LabFolder folder, string name, IEnumerable<string> command, LabNamespace? machine = null)
    {
        var log = folder[$"{name}.log"];
        IEnumerable<string> kept = ["/bin/bash", "-c", LabResource.Read("keep.sh"), "keep", .. command];
        IEnumerable<string> logged = ["-c", "exec \"$@\" >>\"$0\" 2>&1", log, .. machine?.Inside(kept) ?? kept];
        return new LabProcess(Process.Start(new ProcessStartInfo("/bin/bash", logged) { RedirectStandardInput = true })!, log);
    }

    /// <summary>Waits until a probe succeeds.</summary>
    /// <exception cref="LabException">The server ended, or was not ready within the time.</exception>
    public async Task ReadyAsync(string what, Func<Task<bool>> probe, TimeSpan? limit = null)
    {
        var waited = Stopwatch.StartNew();
        while (!await probe())
        {
            if (process.HasExited) throw new LabException($"{what} ended with exit code {process.ExitCode}:\n{Log}");
            if (waited.Elapsed > (limit ?? TimeSpan.FromSeconds(30))) throw new LabException($"{what} was not ready within {waited.Elapsed.TotalSeconds:0} s:\n{Log}");
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
