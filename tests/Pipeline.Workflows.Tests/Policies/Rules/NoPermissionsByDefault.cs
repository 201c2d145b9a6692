namespace Pipeline.Workflows.Tests;

/// <summary>The file starts from nothing; every job says what it may do.</summary>
internal sealed class NoPermissionsByDefault : Policy
{
    public override IReadOnlyList<Change> Bad =>
    [
        new("permissions: {}\n", ""),
        new("permissions: {}", "permissions:\n  contents: read"),
        new("    timeout-minutes: 10\n    permissions:\n      contents: read\n", "    timeout-minutes: 10\n"),
    ];

    public override IEnumerable<Finding> Check(ParsedWorkflow file)
    {
        if (file.Root.At("permissions") is not ParsedMap { Children.Count: 0 })
            yield return new(file.Root, "the top has no `permissions: {}`");
        foreach (var job in file.Jobs.Where(job => job.Node.At("permissions") is null))
            yield return new(job.Node, $"{job.Id} does not say its permissions");
    }
}
