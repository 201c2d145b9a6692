namespace Pipeline.Workflows.Tests;

/// <summary>What stands on a command line is seen by every process of the machine.</summary>
internal sealed class NoPasswordsInArguments : Policy
{
    public override IReadOnlyList<Change> Bad =>
    [
        new("run: exec ./build.sh Lint", "run: docker login --username \"$USER\" --password \"$PASSWORD\" registry.example.com"),
        new("run: exec ./build.sh Lint", "run: docker login -u \"$USER\" -p \"$PASSWORD\" registry.example.com"),
    ];

    public override IEnumerable<Finding> Check(ParsedWorkflow file) =>
        from job in file.Jobs
        from step in job.Steps
        where step.TextAt("run")?.Split([' ', '\n', '=']).Any(word => word is "--password" or "-p" or "--token") ?? false
        select new Finding(step, $"{step.TextAt("run")} has a password among its arguments");
}
