using System.Diagnostics;
using System.Text.Json;

namespace Pipeline.Testing;

/// <summary>The programs in tests/workflow-tools, which run with node.</summary>
internal static class WorkflowTools
{
    private static readonly string Folder = Find("tests/workflow-tools");

    /// <summary>Why they cannot run here; null when they can, and in CI, where nothing is skipped.</summary>
    public static string? Missing { get; } =
        Environment.GetEnvironmentVariable("CI") == "true" ? null
        : !Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node"))) ? "node is not on PATH"
        : !Directory.Exists(Path.Combine(Folder, "node_modules")) ? "the npm packages are not installed: run 'npm ci --ignore-scripts' in tests/workflow-tools"
        : null;

    /// <summary>Runs a program that prints JSON.</summary>
    public static async Task<T> RunAsync<T>(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, program), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var error = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        output.Should().StartWith("{", "{0} prints JSON, and not: {1}", program, await error);
        return JsonSerializer.Deserialize<T>(output, JsonSerializerOptions.Web)!;
    }

    private static string Find(string relative)
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, relative))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, relative);
    }
}
