using System.Diagnostics;
using System.Text.Json;

namespace Pipeline.Workflows.Tests;

/// <summary>The programs in tests/workflow-tools, which run with node.</summary>
internal static class WorkflowTools
{
    private static readonly string Folder = Repository.PathTo("tests/workflow-tools");

    /// <summary>Why they cannot run here; null when they can.</summary>
    public static string? Missing { get; } =
        !Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node"))) ? "node is not on PATH"
        : !Directory.Exists(Path.Combine(Folder, "node_modules")) ? "the npm packages are not installed: run 'npm ci --ignore-scripts' in tests/workflow-tools"
        : null;

    /// <summary>Runs a program that prints JSON.</summary>
    public static async Task<JsonElement> RunAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, program), .. arguments])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var error = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        output.Should().StartWith("{", "{0} prints JSON, and not: {1}", program, await error);
        return JsonDocument.Parse(output).RootElement;
    }
}
