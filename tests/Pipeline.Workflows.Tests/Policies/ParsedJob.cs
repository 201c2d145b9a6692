namespace Pipeline.Workflows.Tests;

/// <summary>A job of a workflow file.</summary>
internal sealed record ParsedJob(string Id, ParsedNode Node)
{
    public IReadOnlyList<ParsedNode> Steps => Node.At("steps") is ParsedList steps ? [.. steps.Children] : [];

    public IEnumerable<string> Needs => Node.At("needs").Words();

    /// <summary>The jobs without whose success it does not start: all that it needs, unless its condition says which.</summary>
    public IEnumerable<string> Requires => Node.TextAt("if") is { } condition && condition.Contains("!cancelled()", StringComparison.Ordinal)
        ? Needs.Where(need => condition.Contains($"needs.{need}.result == 'success'", StringComparison.Ordinal))
        : Needs;

    /// <summary>The environment's name as it is written; null when the job has none.</summary>
    public string? Environment => Node.TextAt("environment") ?? Node.TextAt("environment", "name");

    /// <summary>It changes what others see: it is in an environment, or may write more than its own logs.</summary>
    public bool Publishes => Environment is not null || Node.At("permissions").Entries().Any(grant => grant.Value is ParsedText { Value: "write" });

    /// <summary>The steps that use an action.</summary>
    public IEnumerable<ParsedNode> Uses(string action) => Steps.Where(step => step.TextAt("uses")?.StartsWith($"{action}@", StringComparison.Ordinal) ?? false);
}
