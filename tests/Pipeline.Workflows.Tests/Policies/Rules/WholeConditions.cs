namespace Pipeline.Workflows.Tests;

/// <summary>A condition is one expression: text beside it makes it a text, which is true.</summary>
internal sealed class WholeConditions : Policy
{
    public override IReadOnlyList<Change> Bad =>
        [new("if: ${{ !cancelled() && needs.lint.result == 'success' && needs.test.result == 'success' }}", "if: ${{ !cancelled() }} && ${{ needs.lint.result == 'success' }}")];

    public override IEnumerable<Finding> Check(ParsedWorkflow file) =>
        from job in file.Jobs
        from place in job.Steps.Append(job.Node)
        let condition = place.TextAt("if")
        where condition is not null && condition.Contains("${{", StringComparison.Ordinal)
        where !condition.StartsWith("${{", StringComparison.Ordinal) || condition.IndexOf("}}", StringComparison.Ordinal) != condition.Length - 2
        select new Finding(place, $"{condition} is always true");
}
