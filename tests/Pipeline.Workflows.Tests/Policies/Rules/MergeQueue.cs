namespace Pipeline.Workflows.Tests;

/// <summary>A check of pull requests is one of the merge queue too, or the queue waits for it in vain.</summary>
internal sealed class MergeQueue : Policy
{
    public override IReadOnlyList<Change> Bad => [new("  workflow_dispatch:", "  pull_request:\n  workflow_dispatch:")];

    public override IEnumerable<Finding> Check(ParsedWorkflow file) => file.Triggers.Contains("pull_request") && !file.Triggers.Contains("merge_group")
        ? [new(file.Root.At("on")!, "pull_request without merge_group")]
        : [];
}
