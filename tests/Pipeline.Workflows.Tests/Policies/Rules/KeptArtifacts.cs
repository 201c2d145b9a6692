namespace Pipeline.Workflows.Tests;

/// <summary>An artifact is kept for a stated time, its absence is an error, and no leg of a matrix takes another one's name.</summary>
internal sealed class KeptArtifacts : Policy
{
    public override IReadOnlyList<Change> Bad =>
    [
        new("          retention-days: 7\n", ""),
        new("          if-no-files-found: error\n", ""),
        new("if-no-files-found: error", "if-no-files-found: warn"),
        new("name: test-${{ matrix.database }}", "name: test") { And = new("pattern: test-*", "name: test") },
    ];

    public override IEnumerable<Finding> Check(ParsedWorkflow file)
    {
        foreach (var (job, step) in file.Jobs.SelectMany(job => job.Uses("actions/upload-artifact").Select(step => (job, step))))
        {
            if (step.At("with", "retention-days") is null) yield return new(step, "an artifact without retention-days");
            if (step.TextAt("with", "if-no-files-found") != "error") yield return new(step, "an artifact that may be missing");
            if (job.Node.At("strategy", "matrix") is not null && !IsOfLeg(step.TextAt("with", "name")!))
                yield return new(step, $"all legs of {job.Id} upload {step.TextAt("with", "name")}");
        }
    }

    private static bool IsOfLeg(string name) =>
        name.Contains("${{ matrix.", StringComparison.Ordinal) || name.Contains("${{ strategy.job-index }}", StringComparison.Ordinal);
}
