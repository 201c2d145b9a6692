using System.Text.Json;

namespace Pipeline.Workflows.Tests;

/// <summary>What GitHub's own parser and language service, and actionlint, say of workflow files.</summary>
/// <param name="Problems">Each with file, line, tool and message.</param>
/// <param name="UnusedWaivers">Waivers in tests/workflow-tools/waivers.json that none of the files needs.</param>
internal sealed record Validation(IReadOnlyList<string> Problems, IReadOnlyList<string> UnusedWaivers)
{
    /// <summary>Runs the tools once, for all files.</summary>
    public static async Task<Validation> OfAsync(IEnumerable<string> files)
    {
        var result = await WorkflowTools.RunAsync("validate.mjs", files);
        return new(
            [.. result.GetProperty("problems").EnumerateArray().Select(Describe)],
            [.. result.GetProperty("unusedWaivers").EnumerateArray().Select(waiver => waiver.GetString()!)]);
    }

    private static string Describe(JsonElement problem) =>
        $"{problem.GetProperty("file")}:{problem.GetProperty("line")}: {problem.GetProperty("tool")}: {problem.GetProperty("message")}";
}
