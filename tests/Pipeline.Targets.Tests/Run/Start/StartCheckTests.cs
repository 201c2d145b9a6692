using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

/// <summary>Whatever can be checked before the first target is: all problems at once, exit code 2, nothing started.</summary>
public sealed class StartCheckTests
{
    [Fact]
    public void All_problems_are_shown_at_once_with_what_to_do()
    {
        var run = new RunOf<Demanding>().Run("All");

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        Golden.Matches(run.Errors);
    }

    [Fact]
    public void A_dry_run_shows_them_and_goes_on()
    {
        var run = new RunOf<Demanding>().Run("All", "--dry-run");

        run.ExitCode.Should().Be(0);
        run.Errors.Should().BeEmpty();
        Golden.Matches(run.Output);
    }

    [Fact]
    public void Skipped_targets_are_not_checked()
    {
        var run = new RunOf<Demanding>().Run("All", "--skip", "First", "Second", "Third");

        run.ExitCode.Should().Be(0, run.Errors);
        run.Ran().Should().Equal("All");
    }

    [Fact]
    public void What_has_a_value_is_no_problem()
    {
        var build = new RunOf<Demanding>();
        build.Repository.Variables["STAGING_API_KEY"] = "hunter22";

        build.Run("First", "--region", "eu", "--port", "80").Ran().Should().Equal("First");
    }

    [Fact]
    public void A_blank_value_counts_as_none()
    {
        var build = new RunOf<Demanding>();
        build.Repository.Variables["API_KEY"] = "hunter22";

        var run = build.Run("First", "--region", " ", "--port", "80");

        run.ExitCode.Should().Be(2);
        run.Errors.Should().StartWith("error: First: the parameter --region has no value");
    }

    [Fact]
    public void A_check_that_cannot_read_the_world_is_a_problem_and_a_note_in_a_dry_run()
    {
        var run = new RunOf<Demanding>().Run("Remote");
        var dry = new RunOf<Demanding>().Run("Remote", "--dry-run");

        run.ExitCode.Should().Be(2);
        run.Errors.Should().StartWith("error: Remote: the disk of the host could not be read: It does not answer.");
        dry.ExitCode.Should().Be(0);
        dry.Output.Should().Contain("the disk of the host could not be read: It does not answer. Assumed that there is room.");
    }

    [Fact]
    public void A_check_that_throws_is_a_problem()
    {
        var run = new RunOf<Demanding>().Run("Throwing");

        run.ExitCode.Should().Be(2);
        run.Errors.Should().StartWith("error: Throwing: whether the run can start could not be checked: ArithmeticException: Two and two is five.");
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_problem()
    {
        var build = new RunOf<Demanding>();
        build.Repository.With(".nuke/temp", "a file in place of the folder");

        var run = build.Run("All", "--skip");

        run.ExitCode.Should().Be(2);
        run.Errors.Should().StartWith("error: <root>/.nuke/temp cannot be written:");
    }

    private sealed class Demanding : SayingBuild, IPipelineBuild
    {
        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging")];

        [Parameter] private string Region { get; } = null!;

        [Parameter] private int? Port { get; }

        [Parameter, Secret] private string ApiKey { get; } = null!;

        private string Other => "";

        private static int Size => 1;

        public Target First => _ => _.In("staging")
            .Requires(() => Region, () => ApiKey).Requires(() => Port)
            .Executes(Says("First"));

        public Target Second => _ => _
            .Requires(() => Size > 2)
            .Requires(() => Other)
            .Checks(_ => InUse())
            .Executes(Says("Second"));

        public Target Third => _ => _.Checks(_ => InUse()).Plans(_ => Plan.Nothing("it is there"));

        public Target All => _ => _.DependsOn(First, Second, Third).Executes(Says("All"));

        public Target Remote => _ => _
            .Checks(async context =>
            {
                var query = new Query<int>("the disk of the host", _ => throw new FailureException("It does not answer."));
                return await context.AskAsync(query, 100, "that there is room") < 10 ? [new Problem("the disk is full")] : [];
            })
            .Plans(_ => Plan.Nothing("checked"));

        public Target Throwing => _ => _.Checks(_ => throw new ArithmeticException("Two and two is five.")).Plans(_ => Plan.Nothing("checked"));

        private static Task<IEnumerable<Problem>> InUse() =>
            Task.FromResult<IEnumerable<Problem>>(
            [
                new Problem("port 8080 is in use by another program", "ss -ltnp 'sport = :8080'", "End that program, or choose another port."),
            ]);
    }
}
