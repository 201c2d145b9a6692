namespace Pipeline.Targets.Tests;

public sealed class ShellCompletionTests
{
    [Theory]
    [InlineData("", "Restore Compile Pack DeployStaging DeployProd Announce Migrate")]
    [InlineData("dep", "DeployStaging DeployProd")]
    [InlineData("DeployStaging|dep", "DeployProd")]
    [InlineData("--dr", "--dry-run")]
    [InlineData("--dry-run|--dr", "")]
    [InlineData("--dry-run|dep", "DeployStaging DeployProd")]
    [InlineData("--ret", "--retries")]
    [InlineData("--intern", "")]
    [InlineData("--verbosity|", "verbose normal minimal quiet")]
    [InlineData("--verbosity|=|q", "quiet")]
    [InlineData("--verbosity=q", "quiet")]
    [InlineData("--verbosity|quiet|Pa", "Pack")]
    [InlineData("--environment|s", "staging")]
    [InlineData("--skip|Restore|Re", "")]
    [InlineData("--skip|Restore|Com", "Compile")]
    [InlineData("--plan|me", "mermaid")]
    [InlineData("--plan|Pa", "Pack")]
    [InlineData("--profile|", "local staging")]
    [InlineData("--root|", "")]
    public void The_last_word_is_completed(string words, string candidates)
    {
        var repository = new TestRepository();
        foreach (var name in new[] { "parameters", "parameters.staging", "parameters.local" }) repository.With($".nuke/{name}.json", "{}");

        var run = Started.In<ShowBuild>(repository, ["--shell-completion", .. words.Split('|')]);

        run.ExitCode.Should().Be(0);
        run.Output.TrimEnd('\n').Replace('\n', ' ').Should().Be(candidates);
    }

    [Fact]
    public void Without_a_word_the_targets_are_listed() =>
        Started.Build<ShowBuild>("--shell-completion").Output.Should().StartWith("Restore\n");
}
