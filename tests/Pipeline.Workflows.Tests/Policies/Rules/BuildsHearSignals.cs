namespace Pipeline.Workflows.Tests;

/// <summary>
/// A step that is cancelled sends SIGINT to its shell only: the build has taken the shell's place, or it is killed before it has undone
/// anything.
/// </summary>
internal sealed class BuildsHearSignals : Policy
{
    public override IReadOnlyList<Change> Bad => [new("run: exec ./build.sh Lint", "run: ./build.sh Lint")];

    public override IEnumerable<Finding> Check(ParsedWorkflow file) =>
        from job in file.Jobs
        from step in job.Steps
        let run = step.TextAt("run")
        where run?.Contains("./build.sh", StringComparison.Ordinal) == true && !run.StartsWith("exec ./build.sh ", StringComparison.Ordinal)
        select new Finding(step, $"{job.Id} keeps a shell between GitHub and the build");
}
