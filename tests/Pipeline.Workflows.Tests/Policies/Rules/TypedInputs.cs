namespace Pipeline.Workflows.Tests;

/// <summary><c>inputs</c> has the declared types; in <c>github.event.inputs</c> everything is text, and <c>false</c> is true.</summary>
internal sealed class TypedInputs : Policy
{
    public override IReadOnlyList<Change> Bad => [new("${{ inputs.note }}", "${{ github.event.inputs.note }}")];

    public override IEnumerable<Finding> Check(ParsedWorkflow file) =>
        from text in file.Root.Scalars()
        where text.Value!.Contains("github.event.inputs", StringComparison.Ordinal)
        select new Finding(text, $"{text} has lost its type");
}
