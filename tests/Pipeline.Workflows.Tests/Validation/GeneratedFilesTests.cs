namespace Pipeline.Workflows.Tests;

/// <summary>Every workflow file that was generated, in this repository, its examples and its tests.</summary>
public sealed class GeneratedFilesTests
{
    [Fact]
    public void They_are_found() => GeneratedFiles.All.Should().NotBeEmpty();

    [Fact]
    public void They_keep_to_every_policy() =>
        GeneratedFiles.All.SelectMany(file => Policies.FindingsIn(ParsedWorkflow.Read(file))).Should().BeEmpty();

    [FactNeedingWorkflowTools]
    public async Task They_are_valid()
    {
        var validation = await Validation.OfAsync(GeneratedFiles.All.Select(Repository.PathTo));

        validation.Problems.Should().BeEmpty();
        validation.UnusedWaivers.Should().BeEmpty("a waiver in tests/workflow-tools/waivers.json goes when nothing needs it any more");
    }
}
