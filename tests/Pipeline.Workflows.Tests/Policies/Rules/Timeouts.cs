namespace Pipeline.Workflows.Tests;

/// <summary>A job that hangs ends before the six hours that GitHub grants.</summary>
internal sealed class Timeouts : Policy
{
    public override IReadOnlyList<Change> Bad => [new("    timeout-minutes: 10\n", ""), new("timeout-minutes: 10", "timeout-minutes: 360")];

    public override IEnumerable<Finding> Check(ParsedWorkflow file) =>
        from job in file.Jobs
        where job.Node.At("uses") is null && !(int.TryParse(job.Node.TextAt("timeout-minutes"), out var minutes) && minutes is > 0 and < 360)
        select new Finding(job.Node, $"{job.Id} has no timeout-minutes, or none that is shorter than GitHub's");
}
