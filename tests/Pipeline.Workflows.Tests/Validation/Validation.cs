namespace Pipeline.Workflows.Tests;

/// <summary>What GitHub's own parser and language service, and actionlint, say of workflow files.</summary>
/// <param name="Problems">What is wrong.</param>
/// <param name="UnusedWaivers">Waivers in tests/workflow-tools/waivers.json that none of the files needs.</param>
internal sealed record Validation(IReadOnlyList<Problem> Problems, IReadOnlyList<string> UnusedWaivers)
{
    /// <summary>Runs the tools once, for all files.</summary>
    public static Task<Validation> OfAsync(IEnumerable<string> files) => WorkflowTools.RunAsync<Validation>("validate.mjs", files);
}

/// <summary>A line of a file that one of the tools rejects.</summary>
internal sealed record Problem(string File, int Line, string Tool, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Tool}: {Message}";
}
