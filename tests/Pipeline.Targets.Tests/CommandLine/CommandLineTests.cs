namespace Pipeline.Targets.Tests;

/// <summary>The strict grammar, where NUKE's is lenient.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("Greet", "--name", "Ada")]
    [InlineData("Greet", "--name=Ada")]
    [InlineData("--name", "Ada", "Greet")]
    [InlineData("greet", "-Name", "Ada")]
    [InlineData("--target", "Greet", "--NAME", "Ada")]
    [InlineData("Greet", "--name", "Bob", "--name", "Ada")]
    public void Both_forms_of_an_option_work_anywhere(params string[] words) => Says(words).Should().Contain("hello Ada\n");

    [Fact]
    public void A_switch_takes_no_value() => Says("--loud", "Greet").Should().Contain("HELLO WORLD\n");

    [Fact]
    public void A_switch_can_be_turned_off() => Says("Greet", "--loud=false").Should().Contain("hello world\n");

    [Theory]
    [InlineData("Greet", "--titles", "Dr", "Prof")]
    [InlineData("Greet", "--titles=Dr+Prof")]
    public void A_list_takes_words_or_one_word_with_separators(params string[] words) =>
        Says(words).Should().Contain("hello Dr Prof world\n");

    [Fact]
    public void A_negative_number_is_a_value() => Says("Greet", "--times", "-1").Should().Contain("-1 times\n");

    [Fact]
    public void A_value_that_begins_with_a_dash_is_attached() => Says("Greet", "--name=--x").Should().Contain("hello --x\n");

    [Fact]
    public void Targets_may_be_joined_by_plus() => Says("Greet+Part").Should().Contain("hello world\n").And.Contain("bye\n");

    [Fact]
    public void Skip_without_names_skips_all_but_the_invoked() =>
        Says("Both", "--skip").Should().NotContain("hello").And.NotContain("bye").And.Contain("both\n");

    [Fact]
    public void Skip_takes_names_up_to_the_next_option() =>
        Says("Both", "--skip", "Greet", "Part", "--parallel", "1").Should().NotContain("hello").And.NotContain("bye");

    [Fact]
    public void An_unknown_option() => Golden.Matches(Errors("Greet", "--nmae", "Ada"));

    [Fact]
    public void An_unknown_target() => Golden.Matches(Errors("Gret"));

    [Fact]
    public void An_unknown_target_to_skip() => Golden.Matches(Errors("Both", "--skip", "Gret"));

    [Fact]
    public void An_option_without_its_value() => Golden.Matches(Errors("Greet", "--name"));

    [Fact]
    public void A_switch_with_a_strange_value() => Golden.Matches(Errors("Greet", "--dry-run=maybe"));

    [Fact]
    public void A_built_in_choice_that_does_not_exist() => Golden.Matches(Errors("Greet", "--verbosity", "loud"));

    [Fact]
    public void A_number_of_targets_at_once_that_is_none() => Golden.Matches(Errors("Greet", "--parallel", "many"));

    [Fact]
    public void Targets_named_twice() => Golden.Matches(Errors("Greet", "--target", "Part"));

    [Fact]
    public void All_problems_are_shown_at_once() =>
        Golden.Matches(Errors("Gret", "--parallel", "0", "--nmae=Ada", "--plan", "--skip", "Prat"));

    [Fact]
    public void A_directory_that_is_none() => Golden.Matches(Errors("Greet", "--root", "/nowhere/at/all"));

    [Fact]
    public void Built_in_options_bind_only_with_a_prefix()
    {
        var repository = new TestRepository().WithVariable("SKIP", "Greet").WithVariable("HELP", "true").WithVariable("TARGET", "Part");
        Started.In<Build>(repository, "Greet").Output.Should().Contain("hello world\n").And.NotContain("bye");

        Started.In<Build>(repository.WithVariable("NUKE_TARGET", "Part")).Output.Should().Contain("bye\n").And.NotContain("hello");
    }

    [Fact]
    public void A_built_in_option_with_two_variables()
    {
        var run = Started.In<Build>(new TestRepository().WithVariable("NUKE_PARALLEL", "1").WithVariable("PIPELINE_PARALLEL", "2"), "Greet");

        run.ExitCode.Should().Be(2);
        Golden.Matches(run.Errors);
    }

    private static string Says(params string[] words)
    {
        var run = Started.Build<Build>(words);
        run.Errors.Should().BeEmpty();
        run.ExitCode.Should().Be(0);
        return run.Output;
    }

    private static string Errors(params string[] words)
    {
        var run = Started.Build<Build>(words);
        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        return run.Errors;
    }

    private sealed class Build : PipelineBuild
    {
        [Parameter("Who is greeted")]
        public string Name { get; } = "world";

        [Parameter]
        public bool Loud { get; }

        [Parameter(Separator = "+")]
        public string[] Titles { get; } = [];

        [Parameter]
        public int Times { get; } = 1;

        public Target Greet => _ => _.Executes(() =>
        {
            var greeting = string.Join(' ', ["hello", .. Titles, Name]);
            Console.WriteLine(Loud ? greeting.ToUpperInvariant() : greeting);
            Console.WriteLine($"{Times} times");
        });

        public Target Part => _ => _.Executes(() => Console.WriteLine("bye"));

        public Target Both => _ => _.DependsOn(Greet, Part).Executes(() => Console.WriteLine("both"));
    }
}
