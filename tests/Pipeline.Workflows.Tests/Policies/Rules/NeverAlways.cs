namespace Pipeline.Workflows.Tests;

/// <summary><c>always()</c> goes on after a person has cancelled the run.</summary>
internal sealed class NeverAlways : Policy
{
    public override IReadOnlyList<Change> Bad =>
    [
        new("!cancelled() && needs.lint.result", "always() && needs.lint.result"),
        new("      - run: exec ./build.sh Lint", "      - run: exec ./build.sh Lint\n        if: always()"),
    ];

    public override IEnumerable<Finding> Check(ParsedWorkflow file) =>
        from job in file.Jobs
        from place in job.Steps.Append(job.Node)
        where place.TextAt("if")?.Contains("always()", StringComparison.Ordinal) ?? false
        select new Finding(place, $"{place.TextAt("if")} goes on when the run was cancelled");
}
