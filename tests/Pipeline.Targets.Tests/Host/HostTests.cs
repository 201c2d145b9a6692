namespace Pipeline.Targets.Tests;

public sealed class HostTests
{
    [Fact]
    public void Output_that_nobody_watches_is_a_plain_pipe() => Choose(named: null).Should().BeOfType<PlainPipe>();

    [Fact]
    public void A_person_sits_at_a_terminal() => Choose(named: null, isInteractive: true).Should().BeOfType<Terminal>();

    [Fact]
    public void A_job_of_GitHub_Actions_says_so_itself() =>
        Choose(named: null, isInteractive: true, ("GITHUB_ACTIONS", "true")).Should().BeOfType<GitHubActions>();

    [Theory]
    [InlineData("terminal", typeof(Terminal))]
    [InlineData("github", typeof(GitHubActions))]
    [InlineData("pipe", typeof(PlainPipe))]
    public void A_named_host_counts(string name, Type type) =>
        Choose(name, isInteractive: true, ("GITHUB_ACTIONS", "true")).Should().BeOfType(type);

    [Fact]
    public void The_branch_and_the_commit_come_from_GitHub()
    {
        var host = (GitHubActions)Choose(
            "github", isInteractive: false, ("GITHUB_REF_TYPE", "branch"), ("GITHUB_REF_NAME", "main"), ("GITHUB_SHA", "abc"));

        host.Branch.Should().Be("main");
        host.Commit.Should().Be("abc");
    }

    [Fact]
    public void A_tag_is_no_branch() =>
        ((GitHubActions)Choose("github", isInteractive: false, ("GITHUB_REF_TYPE", "tag"), ("GITHUB_REF_NAME", "v1"))).Branch
            .Should().BeNull();

    [Fact]
    public void A_build_knows_where_it_runs()
    {
        Started.Build<Build>("Show").Output.Should().Contain("pipe: local True, server False\n");
        Started.Build<Build>("Show", "--host", "github").Output.Should().Contain("github: local False, server True\n");
    }

    private static Host Choose(string? named, bool isInteractive = false, params (string Name, string Value)[] variables)
    {
        var invocation = new TestRepository().Invocation(TextWriter.Null, TextWriter.Null) with
        {
            IsInteractive = isInteractive,
            Variables = variables.ToDictionary(variable => variable.Name, variable => variable.Value),
        };
        return Host.Choose(named, invocation);
    }

    private sealed class Build : PipelineBuild
    {
        public Target Show => _ => _.Executes(() => Console.WriteLine($"{Host}: local {IsLocalBuild}, server {IsServerBuild}"));
    }
}
