namespace Pipeline.Targets.Tests;

public sealed class BuildProgramTests
{
    [Fact]
    public void Without_targets_and_defaults_the_help_is_shown()
    {
        var run = Started.Build<Small>();

        run.ExitCode.Should().Be(0);
        run.Output.Should().StartWith("./build.sh [targets]");
    }

    [Fact]
    public void Without_a_repository_nothing_starts()
    {
        var repository = new TestRepository();
        Directory.Delete(Path.Combine(repository.Root, ".nuke"));

        var run = Started.In<Small>(repository, "Test");

        run.ExitCode.Should().Be(2);
        Golden.Matches(run.Errors.Replace(repository.Root, "/repository", StringComparison.Ordinal));
    }

    [Fact]
    public void The_root_is_found_from_below()
    {
        var repository = new TestRepository().With("source/app/file.txt", "");
        var run = Started.In<Small>(repository with { WorkingDirectory = Path.Combine(repository.Root, "source", "app") }, "Where");

        run.Output.Should().Contain($"at {repository.Root}\n");
    }

    [Fact]
    public void The_root_can_be_named()
    {
        var repository = new TestRepository().With("elsewhere/file.txt", "");

        Started.In<Small>(repository, "Where", "--root", "elsewhere").Output.Should().Contain($"at {repository.Root}/elsewhere\n");
    }

    [Fact]
    public void A_build_that_cannot_be_created_says_why()
    {
        var run = Started.Build<Broken>("Test");

        run.ExitCode.Should().Be(2);
        run.Errors.Should().StartWith("error: The build Broken cannot be created: no luck\n").And.Contain("at Pipeline.Targets.Tests");
    }

    [Fact]
    public void The_build_may_choose_its_exit_code() => Started.Build<Choosing>("Test").ExitCode.Should().Be(7);

    [Fact]
    public void The_build_hears_of_its_targets()
    {
        var run = Started.Build<Listening>("Bad", "--parallel", "1");

        run.Output.Should().Contain("succeeded after Good: Good\n");
        Listening.Events
            .Should().Equal("created", "running Good", "succeeded Good", "running Bad", "failed Bad", "finished: False, failing: True");
    }

    [Fact]
    public void What_fails_outside_of_targets_is_shown_with_its_place()
    {
        var run = Started.Build<Stumbling>("Test");

        run.ExitCode.Should().Be(1);
        run.Errors.Should().StartWith("error: The build program failed: stumbled\n").And.Contain("Stumbling.OnBuildInitialized");
    }

    [Fact]
    public void The_project_of_the_build_is_found()
    {
        // A build on CI maps the sources to /_/, which then lies in the repository that the build runs in.
        var repository = new TestRepository().With("tests/Pipeline.Targets.Tests/Pipeline.Targets.Tests.csproj", "<Project />");

        Started.In<Small>(repository, "Project").Output.Should().Contain("built by Pipeline.Targets.Tests.csproj, Pipeline.Targets.Tests.dll\n");
    }

    [Fact]
    public void A_parameter_that_every_run_needs()
    {
        var run = Started.Build<Demanding>("Test");

        run.ExitCode.Should().Be(2);
        Golden.Matches(run.Errors);
    }

    private sealed class Small : PipelineBuild
    {
        public Target Test => _ => _.Executes(() => { });

        public Target Project => _ => _.Executes(() => Console.WriteLine($"built by {BuildProjectFile!.Name}, {BuildAssemblyFile.Name}"));

        public Target Where => _ => _.Executes(() => Console.WriteLine($"at {RootDirectory}"));
    }

    private sealed class Broken : PipelineBuild
    {
        public Broken() => throw new InvalidOperationException("no luck");
    }

    private sealed class Stumbling : PipelineBuild
    {
        public Target Test => _ => _.Executes(() => { });

        protected internal override void OnBuildInitialized() => throw new InvalidOperationException("stumbled");
    }

    private sealed class Demanding : PipelineBuild
    {
        [Parameter]
        [Required]
        public string? Version { get; }

        public Target Test => _ => _.Executes(() => { });
    }

    private sealed class Choosing : PipelineBuild
    {
        public Target Test => _ => _.Executes(() => ExitCode = 7);
    }

    private sealed class Listening : PipelineBuild
    {
        public static readonly List<string> Events = [];

        public Target Good => _ => _.Executes(() => { });

        public Target Bad => _ => _.DependsOn(Good).Executes(() =>
        {
            Console.WriteLine($"succeeded after Good: {string.Join(' ', SucceededTargets)}");
            throw new InvalidOperationException("bad");
        });

        protected internal override void OnBuildCreated() => Events.Add("created");

        protected internal override void OnTargetRunning(string target) => Events.Add($"running {target}");

        protected internal override void OnTargetSucceeded(string target) => Events.Add($"succeeded {target}");

        protected internal override void OnTargetFailed(string target) => Events.Add($"failed {target}");

        protected internal override void OnBuildFinished() => Events.Add($"finished: {!IsFinished}, failing: {IsFailing}");
    }
}
