namespace Pipeline.Workflows.Tests;

/// <summary>Who may use a secret, and from which branch, is said by the environment that it belongs to.</summary>
internal sealed class SecretsInEnvironmentsOnly : Policy
{
    public override IReadOnlyList<Change> Bad =>
    [
        new("DATABASE: ${{ matrix.database }}", "DATABASE: ${{ secrets.DATABASE }}"),
    ];

    public override IEnumerable<Finding> Check(ParsedWorkflow file) =>
        from job in file.Jobs
        where job.Environment is null
        from text in job.Node.Scalars().Where(SecretsInStepsOnly.HasSecret)
        where !text.Value!.Contains("secrets.GITHUB_TOKEN", StringComparison.Ordinal)
        select new Finding(text, $"{job.Id} uses {text} without an environment");
}
