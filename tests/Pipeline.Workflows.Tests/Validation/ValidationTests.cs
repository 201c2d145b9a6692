namespace Pipeline.Workflows.Tests;

/// <summary>What GitHub's own parser and language service, and actionlint, say of workflow files.</summary>
public sealed class ValidationTests
{
    private static readonly (string Problem, Change Change)[] Faults =
    [
        ("parser: Unexpected value 'timeout'", new("timeout-minutes: 10", "timeout: 10")),
        ("parser: Unrecognized named-value: 'secrets'", new("if: ${{ !cancelled()", "if: ${{ secrets.SHOP_TOKEN != '' && !cancelled()")),
        ("parser: Unexpected symbol*", new("${{ inputs.note }}", "${{ inputs.note + 1 }}")),
        ("language service: Context access might be invalid: nothing", new("${{ inputs.note }}", "${{ inputs.nothing }}")),
        ("language service: Context access might be invalid: databank", new("${{ matrix.database }}", "${{ matrix.databank }}")),
        ("language service: Invalid action input 'persist'", new("persist-credentials: false", "persist: false")),
        ("language service: Missing required input `path`", new("          path: ~/.nuget/packages\n", "")),
        ("language service: Unable to resolve action `actions/cash*", new("actions/cache@", "actions/cash@")),
        ("actionlint: job \"staging\" needs job \"tset\"*", new("needs: [lint, test]", "needs: [lint, tset]")),
        ("actionlint: invalid CRON format*", new("  workflow_dispatch:", "  schedule:\n    - cron: '61 3 * * *'\n  workflow_dispatch:")),
        ("actionlint: label \"ubuntu-42.04\" is unknown*", new("ubuntu-24.04", "ubuntu-42.04")),
    ];

    [FactNeedingWorkflowTools]
    public async Task Faults_are_found_and_only_they()
    {
        using var folder = new TemporaryFolder();
        folder.Write("good.yml", GoodWorkflow.Text);
        foreach (var (index, (_, change)) in Faults.Index()) folder.Write($"bad{index}.yml", GoodWorkflow.With(change).Text);

        var problems = (await Validation.OfAsync(Directory.GetFiles(folder.Path))).Problems.Select(problem => problem.ToString()).ToList();

        foreach (var (index, (problem, _)) in Faults.Index()) problems.Should().ContainMatch($"*/bad{index}.yml:*: {problem}");
        problems.Should().NotContainMatch("*/good.yml*");
    }
}
