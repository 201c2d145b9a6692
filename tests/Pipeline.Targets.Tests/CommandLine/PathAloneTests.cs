namespace Pipeline.Targets.Tests;

/// <summary>A path that stands alone is the value of the parameter that takes one.</summary>
public sealed class PathAloneTests
{
    [Theory]
    [InlineData("../shop")]
    [InlineData("./shop")]
    [InlineData("shop/")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("/tmp/shop")]
    [InlineData(@"C:\shop")]
    public void It_is_known_by_its_slash(string path) => Output("Show", path).Should().Contain($"path {path}\n");

    [Fact]
    public void It_may_stand_before_the_target() => Output("./shop", "Show").Should().Contain("path ./shop\n");

    [Fact]
    public void The_option_gives_the_same() => Output("Show", "--folder", "shop").Should().Contain("path shop\n");

    [Fact]
    public void A_list_takes_the_words_after_it() =>
        Output("Show", "--names", "a/b", "c/d").Should().Contain("path \n").And.Contain("names a/b c/d\n");

    [Fact]
    public void Without_its_slash() => Golden.Matches(Errors<Build>("Show", "shop"));

    [Fact]
    public void Two_paths() => Golden.Matches(Errors<Build>("Show", "./shop", "./office"));

    [Fact]
    public void No_parameter_takes_it() => Golden.Matches(Errors<WithoutPath>("Show", "./shop"));

    [Fact]
    public void Two_parameters_take_it() => Golden.Matches(Errors<TwoTakers>("Show"));

    private static string Output(params string[] words)
    {
        var run = Started.Build<Build>(words);
        run.Errors.Should().BeEmpty();
        return run.Output;
    }

    private static string Errors<T>(params string[] words) where T : PipelineBuild, new()
    {
        var run = Started.Build<T>(words);
        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        return run.Errors;
    }

    private class WithoutPath : PipelineBuild
    {
        public Target Show => _ => _.Executes(ShowAll);

        protected virtual void ShowAll() => throw new InvalidOperationException("nothing runs here");
    }

    private class Build : WithoutPath
    {
        [Parameter(TakesPath = true)]
        public string Folder { get; } = "";

        [Parameter]
        public string[] Names { get; } = [];

        protected override void ShowAll()
        {
            Console.WriteLine($"path {Folder}");
            Console.WriteLine($"names {string.Join(' ', Names)}");
        }
    }

    private sealed class TwoTakers : Build
    {
        [Parameter(TakesPath = true)]
        public string Other { get; } = "";
    }
}
