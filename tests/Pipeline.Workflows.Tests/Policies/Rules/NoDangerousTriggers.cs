namespace Pipeline.Workflows.Tests;

/// <summary>Nobody's fork runs with this repository's rights.</summary>
internal sealed class NoDangerousTriggers : Policy
{
    public override IReadOnlyList<Change> Bad =>
    [
        new("  workflow_dispatch:", "  pull_request_target:\n  workflow_dispatch:"),
        new("  workflow_dispatch:", "  workflow_run:\n    workflows: [ci]\n  workflow_dispatch:"),
    ];

    public override IEnumerable<Finding> Check(ParsedWorkflow file) =>
        from trigger in file.Triggers
        where trigger is "pull_request_target" or "workflow_run"
        select new Finding(file.Root.At("on")!, $"{trigger} runs foreign code with this repository's secrets");
}
