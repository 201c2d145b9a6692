namespace Pipeline.Workflows.Tests;

/// <summary>A pull request runs on machines that are thrown away, never on one's own.</summary>
internal sealed class OwnRunnersForOwnCode : Policy
{
    public override IReadOnlyList<Change> Bad =>
    [
        new("  workflow_dispatch:", "  pull_request:\n  merge_group:\n  workflow_dispatch:") { And = new("runs-on: ubuntu-24.04", "runs-on: [self-hosted, shop]") },
    ];

    public override IEnumerable<Finding> Check(ParsedWorkflow file) =>
        from job in file.Jobs
        where file.Triggers.Contains("pull_request") && job.Node.At("runs-on").Words().Contains("self-hosted", StringComparer.Ordinal)
        select new Finding(job.Node, $"{job.Id} runs pull requests on a self-hosted runner");
}
