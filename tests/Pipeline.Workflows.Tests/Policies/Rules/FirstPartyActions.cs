namespace Pipeline.Workflows.Tests;

/// <summary>Nobody but GitHub has code of his own in a job.</summary>
internal sealed class FirstPartyActions : Policy
{
    public override IReadOnlyList<Change> Bad =>
        [new("actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5", "docker/login-action@4907a6ddec9925e35a0a9e82d7399ccc52663121 # v4.1.0")];

    public override IEnumerable<Finding> Check(ParsedWorkflow file) =>
        from job in file.Jobs
        from step in job.Steps
        where step.TextAt("uses") is { } uses && !uses.StartsWith("actions/", StringComparison.Ordinal)
        select new Finding(step, $"{step.TextAt("uses")} is not one of GitHub's actions");
}
