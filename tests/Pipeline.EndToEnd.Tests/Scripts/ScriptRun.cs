using System.Diagnostics;
using System.Text;

namespace Pipeline.EndToEnd.Tests;

/// <summary>A run of build.sh that has been started, with what it prints.</summary>
internal sealed class ScriptRun : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly StringBuilder _error = new();

    public ScriptRun(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        // dotnet test tells its children which MSBuild to use; a person's shell does not.
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => Print(line.Data);
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginErrorReadLine();
        _output = _process.StandardOutput.ReadToEndAsync();
    }

    public string Error
    {
        get
        {
            lock (_error)
                return _error.ToString();
        }
    }

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public async Task<ScriptResult> Result()
    {
        await _process.WaitForExitAsync().WaitAsync(Limit);
        return new ScriptResult(_process.ExitCode, await _output.WaitAsync(Limit), Error);
    }

    private void Print(string? line)
    {
        lock (_error)
            _error.Append(line is null ? "" : line + "\n");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
