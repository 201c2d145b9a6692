using System.Diagnostics;
using System.Text;

namespace Pipeline.Containers.Tests;

/// <summary>A program that is run to its end as from a shell: without a terminal, and without what a CI server sets.</summary>
internal static class ShellRun
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    /// <summary>Debian's own programs come first on PATH.</summary>
    public static async Task<(int ExitCode, string Printed)> RunAsync(string folder, IEnumerable<KeyValuePair<string, string>> variables, string program, params IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(program, words) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name is "CI" || name.StartsWith("GITHUB_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["PATH"] = $"/usr/bin:{start.Environment["PATH"]}";
        foreach (var (name, value) in variables) start.Environment[name] = value;

        var output = new StringBuilder();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync().WaitAsync(Limit);
        return (process.ExitCode, output.ToString());

        void Take(string? line)
        {
            lock (output) output.Append(line).Append('\n');
        }
    }
}
