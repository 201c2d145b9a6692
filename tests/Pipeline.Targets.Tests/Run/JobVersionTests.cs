using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

/// <summary>The version that jobs of a workflow pass on.</summary>
public sealed class JobVersionTests
{
    private readonly RunOf<Telling> build = new() { Repository = new TestRepository().WithVariable("GITHUB_ACTIONS", "true").Committed() };

    private string Output => Path.Combine(build.Repository.Root, ".nuke", "output");

    [Fact]
    public void A_run_tells_the_description_of_its_commit()
    {
        build.Repository.WithVariable("GITHUB_OUTPUT", Output);

        build.Run("Tell").ExitCode.Should().Be(0);

        File.ReadAllText(Output).Should().MatchRegex("^git-version=1-g[0-9a-f]{40}\n$");
    }

    [Fact]
    public void A_dry_run_tells_nothing()
    {
        build.Repository.WithVariable("GITHUB_OUTPUT", Output);

        build.Run("Tell", "--dry-run").ExitCode.Should().Be(0);

        File.Exists(Output).Should().BeFalse();
    }

    [Fact]
    public void A_run_takes_what_another_job_told_of_its_commit()
    {
        build.Repository.WithVariable("GITHUB_OUTPUT", Output);
        build.Run("Tell");
        var commit = File.ReadAllText(Output).Trim()[^40..];
        build.Repository.WithVariable("PIPELINE_GIT_VERSION", $"v1.4.0-7-g{commit}");

        build.Run("Tell").Output.Should().Contain("v1.4.0 and 7 commits");
    }

    private sealed class Telling : PipelineBuild
    {
        public Target Tell => _ => _.Plans(context =>
        {
            context.Note($"{context.Run.Checkout.LatestTag} and {context.Run.Checkout.CommitsSinceTag} commits");
            return Plan.Nothing("it only tells");
        });
    }
}
