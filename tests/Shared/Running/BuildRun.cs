using System.Diagnostics;
using System.Text;

namespace Pipeline.Testing;

/// <summary>A build that has been started: a process of its own, without a terminal, as from a script.</summary>
internal sealed class BuildRun : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Pipeline.DeliveryBuild.dll");
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly Stopwatch watch = Stopwatch.StartNew();

    private BuildRun(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Take(output, line.Data);
        process.ErrorDataReceived += (_, line) => Take(error, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Pid => process.Id;

    /// <summary>What it has printed so far.</summary>
    public string Output => Text(output);

    /// <param name="root">The repository.</param>
    /// <param name="arguments">Words with blanks between them.</param>
    /// <param name="variables">Added to the environment.</param>
    /// <param name="program">Another build program than Pipeline.DeliveryBuild.</param>
    public static BuildRun Start(string root, string arguments, IEnumerable<(string Name, string Value)> variables, string? program = null) =>
        Start("dotnet", [program ?? Program, .. arguments.Split(' ')], root, variables);

    /// <summary>The same below another program, which runs its arguments: <c>unshare -n</c>.</summary>
    public static BuildRun StartBelow(string[] wrapper, string root, string arguments, IEnumerable<(string Name, string Value)> variables) =>
        Start(wrapper[0], [.. wrapper[1..], "dotnet", Program, .. arguments.Split(' ')], root, variables);

    /// <summary>Is complete when the run has ended.</summary>
    public async Task<BuildRun> EndedAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Limit);
        return this;
    }

    public async Task<BuildResult> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Limit);
        return new BuildResult(process.ExitCode, Text(output), Text(error), watch.Elapsed);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private static BuildRun Start(string program, string[] words, string root, IEnumerable<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo(program, words)
        {
            WorkingDirectory = root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfTheTestRun).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return new BuildRun(start);
    }

    /// <summary>A person's shell does not have what a CI server and <c>dotnet test</c> set.</summary>
    private static bool IsOfTheTestRun(string name) =>
        name is "CI" || name.StartsWith("GITHUB_", StringComparison.Ordinal) || name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase);

    private static void Take(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.Append(line).Append('\n');
    }

    private static string Text(StringBuilder text)
    {
        lock (text) return text.ToString();
    }
}
