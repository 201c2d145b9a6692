namespace Pipeline.Workflows.Tests;

/// <summary>A script is fixed text; values reach it through the environment, where they cannot become commands.</summary>
internal sealed class NoTemplateInjection : Policy
{
    private static readonly string[] Executed = ["run", "shell", "working-directory"];

    public override IReadOnlyList<Change> Bad =>
    [
        new("run: exec ./build.sh Lint", "run: exec ./build.sh Lint ${{ inputs.note }}"),
        new("run: exec ./build.sh Lint", "run: |\n          exec ./build.sh Lint\n          echo ${{ github.head_ref }}"),
        new("run: exec ./build.sh Lint", "run: exec ./build.sh Lint\n        working-directory: ${{ inputs.note }}"),
    ];

    public override IEnumerable<Finding> Check(ParsedWorkflow file) =>
        from job in file.Jobs
        from step in job.Steps
        from key in Executed
        where step.TextAt(key)?.Contains("${{", StringComparison.Ordinal) ?? false
        select new Finding(step, $"`{key}` has an expression in it");
}
