using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

public sealed class RunnerTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("4")]
    public void An_output_reaches_the_targets_that_depend_on_it(string parallel)
    {
        var run = Started.Build<Delivery>("Use", "--parallel", parallel);

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("using sha256:abc");
    }

    [Fact]
    public void A_dry_run_shows_what_is_not_known_yet_and_starts_nothing()
    {
        var run = Started.Build<Delivery>("Use", "--dry-run");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("echo using ‹digest: known after Push›").And.NotContain("using sha256:abc");
    }

    [Fact]
    public void A_failure_skips_what_depends_on_it_and_the_others_finish()
    {
        var run = Started.Build<Delivery>("Broken", "--parallel", "1");

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("hello from independent").And.NotContain("never").And.MatchRegex("Broken +Not run +Fails failed");
    }

    [Theory]
    [InlineData("release 1.4.0", "--release", "1.4.0")]
    [InlineData("release: none named")]
    public void A_plan_knows_the_release_that_the_command_line_names(string said, params string[] options)
    {
        var repository = new TestRepository().WithVariable("RELEASE", "6.6.6");

        var run = Started.In<Delivery>(repository, ["Name", .. options]);

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain(said);
    }

    private sealed class Delivery : PipelineBuild
    {
        private static readonly Output<string> Digest = new(nameof(Push), "digest");

        public Target Push => _ => _.Plans(context =>
        {
            var digest = Value.Promise<string>("digest", "Push");
            context.Publish(Digest, digest);
            return new RunCommand(new Command("echo", "sha256:abc")) { Output = digest };
        });

        public Target Use => _ => _.DependsOn(Push).Plans(context => new RunCommand(new Command("echo", "using", context.Read(Digest))));

        public Target Name => _ => _.Plans(context => Plan.Nothing(context.Release is { } release ? $"release {release}" : "release: none named"));

        public Target Fails => _ => _.Executes(() => throw new FailureException("It is broken."));

        public Target Independent => _ => _.Executes(() => Console.WriteLine("hello from independent"));

        public Target Broken => _ => _.DependsOn(Fails, Independent).Executes(() => Console.WriteLine("never"));
    }
}
