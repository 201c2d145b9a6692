namespace Pipeline.Targets.Tests;

/// <summary>Where values come from, and which one counts.</summary>
public sealed class SourceTests
{
    private const string Shared = ".nuke/parameters.json";

    [Fact]
    public void The_initializer_is_the_last_resort() => Says(new TestRepository()).Should().Be("Greeting=initial");

    [Fact]
    public void A_file_beats_the_initializer() =>
        Says(new TestRepository().With(Shared, """{ "Greeting": "file" }""")).Should().Be("Greeting=file");

    [Fact]
    public void Profiles_beat_the_file_and_the_last_beats_the_first()
    {
        var repository = new TestRepository()
            .With(Shared, """{ "Greeting": "file" }""")
            .With(".nuke/parameters.one.json", """{ "Greeting": "one" }""")
            .With(".nuke/parameters.two.json", """{ "Greeting": "two" }""");

        Says(repository, "--profile", "two", "one").Should().Be("Greeting=one");
        Says(repository, "--profile", "one", "two").Should().Be("Greeting=two");
    }

    [Fact]
    public void The_file_of_the_environment_beats_profiles()
    {
        var repository = new TestRepository()
            .With(".nuke/parameters.one.json", """{ "Greeting": "one" }""")
            .With(".nuke/parameters.staging.json", """{ "Greeting": "staging" }""");

        Says(repository, "--profile", "one", "--environment", "staging").Should().Be("Greeting=staging");
    }

    [Fact]
    public void A_variable_beats_files() =>
        Says(new TestRepository().With(Shared, """{ "Greeting": "file" }""").WithVariable("GREETING", "variable"))
            .Should().Be("Greeting=variable");

    [Fact]
    public void The_variable_of_the_environment_beats_the_common_one() =>
        Says(new TestRepository().WithVariable("GREETING", "variable").WithVariable("STAGING_GREETING", "staging"), "--environment", "staging")
            .Should().Be("Greeting=staging");

    [Fact]
    public void The_command_line_beats_all() =>
        Says(new TestRepository().WithVariable("STAGING_GREETING", "staging"), "--environment", "staging", "--greeting", "typed")
            .Should().Be("Greeting=typed");

    [Theory]
    [InlineData("greeting")]
    [InlineData("Gre_eting")]
    [InlineData("NUKE_GREETING")]
    [InlineData("PIPELINE_GREETING")]
    public void Variables_are_compared_by_letters_and_digits(string name) =>
        Says(new TestRepository().WithVariable(name, "variable")).Should().Be("Greeting=variable");

    [Fact]
    public void A_parameter_whose_bare_name_is_somebody_else_s_takes_only_the_prefixed_variable()
    {
        var repository = new TestRepository().WithVariable("LINES", "a shell's").WithVariable("STAGING_LINES", "a service's secret");
        string[] show = ["--environment", "staging", "--show", "Lines"];

        Says(repository, show).Should().Be("Lines=20");
        Says(repository.WithVariable("PIPELINE_LINES", "30"), show).Should().Be("Lines=30");
        Says(repository, [.. show, "--lines", "40"]).Should().Be("Lines=40");
    }

    [Fact]
    public void An_empty_variable_is_absent() => Says(new TestRepository().WithVariable("GREETING", "")).Should().Be("Greeting=initial");

    [Fact]
    public void Two_variables_for_one_parameter_are_refused() =>
        Golden.Matches(Errors(new TestRepository().WithVariable("GREETING", "one").WithVariable("NUKE_GREETING", "two")));

    [Fact]
    public void A_variable_that_another_parameter_is_called_by_belongs_to_that() =>
        Says(new TestRepository().WithVariable("STAGING_PORT", "1"), "--environment", "staging", "--show", "Port").Should().Be("Port=80");

    [Fact]
    public void A_profile_without_a_file_is_refused() => Golden.Matches(Errors(new TestRepository(), "--profile", "missing"));

    [Theory]
    [InlineData("not an object", """[1]""")]
    [InlineData("cut off", "{\n  \"Greeting\": \"file\"")]
    [InlineData("a missing comma", "{\n  \"Greeting\": \"file\"\n  \"Port\": 1\n}")]
    [InlineData("twice", """{ "Greeting": "one", "greeting": "two" }""")]
    public void A_broken_file_is_refused(string how, string content) =>
        Golden.Matches(Errors(new TestRepository().With(Shared, content)), how.Replace(' ', '-'));

    [Fact]
    public void Comments_and_trailing_commas_are_allowed() =>
        Says(new TestRepository().With(Shared, "{\n  // why\n  \"$schema\": \"build.schema.json\",\n  \"Greeting\": \"file\",\n}"))
            .Should().Be("Greeting=file");

    [Fact]
    public void A_broken_file_of_an_environment_that_does_not_take_part_is_not_read() =>
        Says(new TestRepository().With(".nuke/parameters.production.json", "{")).Should().Be("Greeting=initial");

    [Fact]
    public void A_member_cannot_have_two_values_in_one_run()
    {
        var repository = new TestRepository().WithVariable("STAGING_GREETING", "one").WithVariable("PRODUCTION_GREETING", "two");

        Golden.Matches(Started.In<Environments>(repository, "Both").Errors);
    }

    [Fact]
    public void A_component_s_parameter_follows_the_environment_of_the_target()
    {
        var repository = new TestRepository().WithVariable("STAGING_ADDRESS", "one").WithVariable("PRODUCTION_ADDRESS", "two");

        var run = Started.In<Environments>(repository, "Both", "--parallel", "1");

        run.Output.Should().Contain("staging is at one\n").And.Contain("production is at two\n").And.Contain("nowhere is at \n");
    }

    private static string Says(TestRepository repository, params string[] words)
    {
        var run = Started.In<Build>(repository, ["Show", .. words]);
        run.Errors.Should().BeEmpty();
        run.ExitCode.Should().Be(0);
        return run.Output.Split('\n').Single(line => line.Split('=') is ["Greeting" or "Port" or "Lines", _]);
    }

    private static string Errors(TestRepository repository, params string[] words)
    {
        var run = Started.In<Build>(repository, ["Show", .. words]);
        run.ExitCode.Should().Be(2);
        return run.Errors;
    }

    private sealed class Build : PipelineBuild, IPipelineBuild
    {
        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging"), new("production")];

        [Parameter]
        public string Greeting { get; } = "initial";

        [Parameter]
        public int Port { get; } = 80;

        [Parameter]
        public int StagingPort { get; } = 8080;

        [Parameter(OnlyPrefixed = true)]
        public int Lines { get; } = 20;

        [Parameter(Name = "Show")]
        public string Shown { get; } = "Greeting";

        public Target Show => _ => _.Executes(() => Console.WriteLine(Shown switch { "Port" => $"Port={Port}", "Lines" => $"Lines={Lines}", _ => $"Greeting={Greeting}" }));
    }

    private interface IAddressed : IPipelineBuild
    {
        [Parameter]
        string? Address => TryGetValue(() => Address);

        Target Where => _ => _.PerEnvironment().Executes(() => Console.WriteLine($"{CurrentNode.Value!.Environment} is at {Address}"));
    }

    private sealed class Environments : PipelineBuild, IAddressed
    {
        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging"), new("production")];

        [Parameter]
        public string? Greeting { get; }

        public Target Staging => _ => _.In("staging").DependsOn<IAddressed>(x => x.Where);

        public Target Production => _ => _.In("production").DependsOn<IAddressed>(x => x.Where);

        public Target Nowhere => _ => _.Executes(() => Console.WriteLine($"nowhere is at {((IAddressed)this).Address}"));

        public Target Both => _ => _.DependsOn(Staging, Production, Nowhere);
    }
}
