using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

/// <summary>What a target found out is told at the end, however it ended.</summary>
public sealed class FindingTests
{
    [Theory]
    [InlineData("Succeeds", "2 passed, 1 failed")]
    [InlineData("Fails", "The tests are broken. (2 passed, 1 failed)")]
    public void It_stands_in_the_row_of_a_target_that_succeeded_or_failed(string target, string reason)
    {
        var run = Started.Build<Testing>(target);

        run.Reasons()[target].Should().Be(reason);
    }

    [Fact]
    public void It_is_asked_when_the_target_has_ended()
    {
        var run = Started.Build<Testing>("Writes");

        run.Reasons()["Writes"].Should().Be("written by the target");
    }

    [Fact]
    public void What_cannot_be_read_is_said_and_nothing_to_tell_is_not()
    {
        var run = Started.Build<Testing>("Unreadable", "Silent");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("the report could not be read: It is torn.");
        run.Reasons().Values.Should().AllBe("");
    }

    [Fact]
    public void A_dry_run_asks_nothing() => Started.Build<Testing>("Succeeds", "--dry-run").Output.Should().NotContain("2 passed");

    [Fact]
    public void GitHub_shows_it_below_the_table()
    {
        var summary = Path.GetTempFileName();
        var repository = new TestRepository().WithVariable("GITHUB_ACTIONS", "true").WithVariable("GITHUB_STEP_SUMMARY", summary);

        Started.In<Testing>(repository, ["Fails"]).ExitCode.Should().Be(1);

        File.ReadAllText(summary).Should().EndWith("````\n\n#### 2 passed, 1 failed\n");
        File.Delete(summary);
    }

    private sealed class Testing : PipelineBuild
    {
        private readonly string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        public Target Succeeds => _ => _.Plans(context => Counting(context, new RunCommand(new Command("true"))));

        public Target Fails => _ => _.Plans(context => Counting(context, new RunCode("here", () => throw new FailureException("The tests are broken."))));

        public Target Writes => _ => _.Plans(context =>
        {
            context.Report(new Query<Finding?>("the report", async cancellation => new Finding(await File.ReadAllTextAsync(file, cancellation))));
            return new RunCode("here", () => File.WriteAllTextAsync(file, "written by the target"));
        });

        public Target Unreadable => _ => _.Plans(context =>
        {
            context.Report(new Query<Finding?>("the report", _ => throw new FailureException("It is torn.")));
            return new RunCommand(new Command("true"));
        });

        public Target Silent => _ => _.Plans(context =>
        {
            context.Report(new Query<Finding?>("the report", _ => Task.FromResult<Finding?>(null)));
            return new RunCommand(new Command("true"));
        });

        private static Plan Counting(PlanContext context, Plan plan)
        {
            context.Report(new Query<Finding?>("the report", _ =>
                Task.FromResult<Finding?>(new Finding("2 passed, 1 failed") { Markdown = "#### 2 passed, 1 failed" })));
            return plan;
        }
    }
}
