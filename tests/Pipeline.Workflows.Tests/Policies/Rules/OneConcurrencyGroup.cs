namespace Pipeline.Workflows.Tests;

/// <summary>A job that waits for the group that its own workflow holds is cancelled by GitHub.</summary>
internal sealed class OneConcurrencyGroup : Policy
{
    public override IReadOnlyList<Change> Bad => [new("group: deliver-${{ github.ref }}", "group: deploy-staging")];

    public override IEnumerable<Finding> Check(ParsedWorkflow file) =>
        from job in file.Jobs
        let own = GroupOf(job.Node)
        where own is not null && own == GroupOf(file.Root)
        select new Finding(job.Node, $"{job.Id} and its workflow both have the group {own}");

    private static string? GroupOf(ParsedNode node) => node.TextAt("concurrency") ?? node.TextAt("concurrency", "group");
}
