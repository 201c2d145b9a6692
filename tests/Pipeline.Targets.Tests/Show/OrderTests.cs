namespace Pipeline.Targets.Tests;

public sealed class OrderTests
{
    [Fact]
    public void As_a_table() => Golden.Matches(Plan("--plan"));

    [Fact]
    public void As_a_table_without_environments() => Golden.Matches(Plan("--plan", "--target", "Pack"));

    [Fact]
    public void As_a_table_with_skipped_targets() => Golden.Matches(Plan("--plan", "--skip", "Compile"));

    [Fact]
    public void As_a_diagram() => Golden.Matches(Plan("--plan", "mermaid"), extension: "mmd");

    [Fact]
    public void As_json() => Golden.Matches(Plan("--plan=json"), extension: "json");

    [Fact]
    public void The_whole_graph_of_a_build_without_default_targets() => Golden.Matches(Started.Build<ShowBuild>("--plan").Output);

    [Fact]
    public void The_whole_graph_in_one_environment() =>
        Golden.Matches(Started.Build<ShowBuild>("--plan", "--environment", "staging").Output);

    [Fact]
    public void A_wrong_value_is_refused_here_too()
    {
        var run = Started.Build<ShowBuild>("Pack", "--plan", "--retries", "many");

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
    }

    [Fact]
    public void Nothing_runs_and_nothing_is_written()
    {
        var repository = new TestRepository();

        Started.In<ShowBuild>(repository, "Pack", "--plan").ExitCode.Should().Be(0);

        Directory.GetFileSystemEntries(repository.Root, "*", SearchOption.AllDirectories)
            .Should().ContainSingle().Which.Should().EndWith(".nuke");
    }

    private static string Plan(params string[] words)
    {
        var targets = words.Contains("--target") ? words : ["DeployProd", "DeployStaging", .. words];
        var run = Started.Build<ShowBuild>(targets);
        run.Errors.Should().BeEmpty();
        return run.Output;
    }
}
