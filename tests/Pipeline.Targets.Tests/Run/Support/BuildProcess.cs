using System.Diagnostics;

namespace Pipeline.Targets.Tests;

/// <summary>The program of tests/Pipeline.TestBuild, running in a repository of its own.</summary>
internal sealed class BuildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly Lock gate = new();
    private readonly List<string> lines = [];

    private BuildProcess(string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Pipeline.TestBuild.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = new TestRepository().Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, data) => Take(data.Data);
        process.ErrorDataReceived += (_, data) => Take(data.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static BuildProcess Start(params string[] arguments) => new(arguments);

    public string Output
    {
        get
        {
            lock (gate) return string.Join('\n', lines);
        }
    }

    /// <summary>Waits until the program has written a line.</summary>
    public BuildProcess WaitFor(string line)
    {
        var clock = Stopwatch.StartNew();
        while (!Has(line))
        {
            if (clock.Elapsed > Patience) throw new TimeoutException($"'{line}' did not come:\n{Output}");
            Thread.Sleep(10);
        }

        return this;
    }

    public BuildProcess Send(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
        return this;
    }

    /// <summary>Waits until the program has ended.</summary>
    /// <returns>Its exit code.</returns>
    public int End()
    {
        process.WaitForExit(Patience).Should().BeTrue("no run hangs: {0}", Output);
        process.WaitForExit();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private bool Has(string line)
    {
        lock (gate) return lines.Exists(one => one.EndsWith(line, StringComparison.Ordinal));
    }

    private void Take(string? line)
    {
        if (line is null) return;
        lock (gate) lines.Add(line);
    }
}
