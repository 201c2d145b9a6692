namespace Pipeline.Targets.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(60)]
    public void Help_lists_targets_parameters_and_options(int width)
    {
        var build = new ShowBuild();
        var graph = TargetGraph.Of(build, build.Compile);

        Golden.Matches(HelpText.Of(build, graph, ParameterCatalog.Of(typeof(ShowBuild)), width), $"{width}");
    }

    [Fact]
    public void Help_is_shown_by_its_option() => Started.Build<ShowBuild>("--help").Output.Should().Contain("\nTargets:\n");
}
