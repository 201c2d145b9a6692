namespace Pipeline.Workflows.Tests;

/// <summary>The token of the checkout is not left in .git/config, where every later step and artifact finds it.</summary>
internal sealed class NoPersistedCredentials : Policy
{
    public override IReadOnlyList<Change> Bad =>
    [
        new("        with:\n          persist-credentials: false\n", ""),
        new("persist-credentials: false", "persist-credentials: true"),
    ];

    public override IEnumerable<Finding> Check(ParsedWorkflow file) =>
        from job in file.Jobs
        from step in job.Uses("actions/checkout")
        where step.TextAt("with", "persist-credentials") != "false"
        select new Finding(step, $"{job.Id} keeps the credentials of its checkout");
}
