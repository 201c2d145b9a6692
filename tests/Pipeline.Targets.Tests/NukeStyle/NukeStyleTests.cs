using LibraryBuild;

namespace Pipeline.Targets.Tests;

/// <summary>A build that was written for NUKE means the same here.</summary>
public sealed class NukeStyleTests
{
    [Fact]
    public void Its_targets_are_found() => TargetGraph.Of(new TestRepository().Create<Build>()).Targets.Select(target => target.Name)
        .Should().Equal("Clean", "Analyze", "Test", "ReportCoverage", "Announce", "Reset", "Restore", "Compile", "Pack", "Publish");

    [Theory]
    [InlineData("Pack", "Restore Compile Pack")]
    [InlineData("Publish", "Restore Compile Test ReportCoverage Pack Publish")]
    [InlineData("Analyze", "Restore Compile Analyze ReportCoverage")]
    [InlineData("Publish+Reset+Clean", "Clean Restore Compile Test ReportCoverage Pack Publish Reset")]
    public void Its_order_is_what_NUKE_would_allow(string targets, string order)
    {
        var graph = TargetGraph.Of(new TestRepository().Create<Build>());

        var invoked = targets.Split('+').Select(name => graph.Find(name)!).ToList();
        string.Join(' ', Planner.Plan(graph, new PlanRequest(invoked, Environment: null)).Nodes).Should().Be(order);
    }

    [Fact]
    public void Its_options_have_NUKE_s_names() =>
        string.Join(' ', ParameterCatalog.Of(typeof(Build)).All.Select(parameter => parameter.Dashed)).Should().Be(
            "--configuration --docs --github-token --nuget-api-key --nuget-retries --nuget-source --skip-analysis --test-categories");

    [Fact]
    public void It_runs()
    {
        var repository = new TestRepository();
        foreach (var file in new[] { "src/library/bin/library.dll", "src/library/Library.cs", "output/old.txt" }) repository.With(file, "");

        var run = Started.In<Build>(repository, "Clean", "--verbosity", "verbose");

        run.Errors.Should().BeEmpty();
        run.ExitCode.Should().Be(0);
        repository.Files().Should().BeEquivalentTo("src/library/Library.cs");
    }

    [Fact]
    public void Its_requirements_are_checked_before_anything_runs()
    {
        var run = Started.Build<Build>("Publish", "--nuget-source", "http://example.com");

        run.ExitCode.Should().Be(2);
        Golden.Matches(run.Errors);
    }
}
