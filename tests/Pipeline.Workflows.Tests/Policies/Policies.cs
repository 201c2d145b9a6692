namespace Pipeline.Workflows.Tests;

/// <summary>The rules that all generated workflow files are held to.</summary>
internal static class Policies
{
    public static IReadOnlyList<Policy> All { get; } =
    [
        .. typeof(Policy).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Policy)))
            .OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (Policy)Activator.CreateInstance(type)!),
    ];

    /// <summary>What breaks a rule, with file and line.</summary>
    public static IEnumerable<string> FindingsIn(ParsedWorkflow file) =>
        All.SelectMany(policy => policy.Check(file).Select(finding => $"{finding.In(file)} [{policy}]"));
}
