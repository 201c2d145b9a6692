using System.ComponentModel;
using System.Globalization;

namespace Pipeline.Targets.Tests;

/// <summary>The types that parameters can have, from a word and from JSON.</summary>
public sealed class ValueTests
{
    [Theory]
    [InlineData("Text", "a b", "a b")]
    [InlineData("Number", "-42", "-42")]
    [InlineData("Long", "9000000000", "9000000000")]
    [InlineData("Small", "200", "200")]
    [InlineData("Fraction", "1.5", "1.5")]
    [InlineData("Money", "1.50", "1.50")]
    [InlineData("Maybe", "7", "7")]
    [InlineData("Level", "minimal", "Minimal")]
    [InlineData("Configuration", "release", "Release")]
    [InlineData("Address", "https://example.com/x", "https://example.com/x")]
    [InlineData("Id", "6f9619ff-8b86-d011-b42d-00c04fc964ff", "6f9619ff-8b86-d011-b42d-00c04fc964ff")]
    [InlineData("Time", "00:01:30", "00:01:30")]
    [InlineData("Version", "1.2.3", "1.2.3")]
    [InlineData("Names", "a b", "a,b")]
    [InlineData("Numbers", "1;2 ; 3", "1,2,3")]
    [InlineData("Levels", "quiet normal", "Quiet,Normal")]
    public void A_word_becomes_a_value(string parameter, string word, string shown)
    {
        Show(Value(parameter, new TestRepository().WithVariable(parameter, word))).Should().Be(shown);
    }

    [Theory]
    [InlineData("Number", "42", "42")]
    [InlineData("Level", "\"quiet\"", "Quiet")]
    [InlineData("Flag", "true", "True")]
    [InlineData("Names", """["a b", "c"]""", "a b,c")]
    [InlineData("Numbers", "[1, 2]", "1,2")]
    [InlineData("Server", """{ "host": "example.com", "port": 80 }""", "Server { Host = example.com, Port = 80 }")]
    [InlineData("Servers", """[{ "host": "a" }, { "host": "b" }]""", "Server { Host = a, Port = 0 },Server { Host = b, Port = 0 }")]
    [InlineData("Text", "null", "")]
    public void Json_becomes_a_value(string parameter, string json, string shown) =>
        Show(Value(parameter, new TestRepository().With(".nuke/parameters.json", $"{{ \"{parameter}\": {json} }}"))).Should().Be(shown);

    [Fact]
    public void A_date_keeps_its_moment() =>
        Value("Moment", new TestRepository().WithVariable("MOMENT", "2026-01-31T14:25:30+01:00"))
            .Should().Be(new DateTimeOffset(2026, 1, 31, 14, 25, 30, TimeSpan.FromHours(1)));

    [Fact]
    public void A_path_on_the_command_line_begins_where_the_person_stands()
    {
        var repository = new TestRepository().With("below/file.txt", "");
        var standing = repository with { WorkingDirectory = Path.Combine(repository.Root, "below") };

        Value("Output", standing, "--output", "out").Should().Be(AbsolutePath.Create($"{repository.Root}/below/out"));
    }

    [Fact]
    public void A_path_in_a_file_or_variable_begins_at_the_root()
    {
        var repository = new TestRepository().WithVariable("OUTPUT", "out").With("below/file.txt", "");
        var standing = repository with { WorkingDirectory = Path.Combine(repository.Root, "below") };

        Value("Output", standing).Should().Be(AbsolutePath.Create($"{repository.Root}/out"));
    }

    [Fact]
    public void The_switch_of_the_command_line_is_true() => Value("Flag", new TestRepository(), "--flag").Should().Be(true);

    [Theory]
    [InlineData("Number", "many")]
    [InlineData("Number", "9000000000")]
    [InlineData("Small", "300")]
    [InlineData("Fraction", "half")]
    [InlineData("Level", "minimla")]
    [InlineData("Level", "2")]
    [InlineData("Configuration", "Relase")]
    [InlineData("Address", "example")]
    [InlineData("Time", "soon")]
    [InlineData("Moment", "soon")]
    [InlineData("Id", "me")]
    [InlineData("Flag", "perhaps")]
    [InlineData("Counts", "1 x")]
    [InlineData("Server", "example.com")]
    public void A_value_of_another_type_is_refused(string parameter, string word) =>
        Golden.Matches(Errors(new TestRepository().WithVariable(parameter.ToUpperInvariant(), word)), $"{parameter}-{word.Replace(' ', '-')}");

    [Fact]
    public void A_value_that_is_secret_is_not_shown_when_it_is_refused() =>
        Golden.Matches(Errors(new TestRepository().WithVariable("PIN", "not-a-number")));

    [Fact]
    public void Json_of_another_shape_is_refused() =>
        Golden.Matches(Errors(
            new TestRepository().With(".nuke/parameters.json", """{ "Server": { "port": "many" }, "Number": { "a": 1 } }""")));

    private static string Show(object? value) => value switch
    {
        string text => text,
        System.Collections.IEnumerable items => string.Join(',', items.Cast<object>().Select(Show)),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    private static object? Value(string parameter, TestRepository repository, params string[] words)
    {
        Build.Last = null;
        Started.In<Build>(repository, ["Keep", .. words]).Errors.Should().BeEmpty();
        return typeof(Build).GetProperty(parameter)!.GetValue(Build.Last);
    }

    private static string Errors(TestRepository repository)
    {
        var run = Started.In<Build>(repository, "Keep");
        run.ExitCode.Should().Be(2);
        return run.Errors;
    }

    private sealed record Server(string Host, int Port);

    [TypeConverter(typeof(TypeConverter<Configuration>))]
    private sealed class Configuration : Enumeration
    {
        public static readonly Configuration Debug = new() { Value = nameof(Debug) };
        public static readonly Configuration Release = new() { Value = nameof(Release) };
    }

    private sealed class Build : PipelineBuild
    {
        public static Build? Last { get; set; }

        [Parameter]
        public string? Text { get; }

        [Parameter]
        public int Number { get; }

        [Parameter]
        public long Long { get; }

        [Parameter]
        public byte Small { get; }

        [Parameter]
        public double Fraction { get; }

        [Parameter]
        public decimal Money { get; }

        [Parameter]
        public int? Maybe { get; }

        [Parameter]
        public bool Flag { get; }

        [Parameter]
        public DayOfWeek Day { get; }

        [Parameter]
        public Verbosity Level { get; }

        [Parameter]
        public Configuration? Configuration { get; }

        [Parameter]
        public Uri? Address { get; }

        [Parameter]
        public Guid Id { get; }

        [Parameter]
        public TimeSpan Time { get; }

        [Parameter]
        public DateTimeOffset Moment { get; }

        [Parameter]
        public Version? Version { get; }

        [Parameter]
        public AbsolutePath? Output { get; }

        [Parameter]
        public string[]? Names { get; }

        [Parameter(Separator = ";")]
        public IReadOnlyList<int>? Numbers { get; }

        [Parameter]
        public int[]? Counts { get; }

        [Parameter]
        public List<Verbosity>? Levels { get; }

        [Parameter]
        public Server? Server { get; }

        [Parameter]
        public Server[]? Servers { get; }

        [Parameter]
        [Secret]
        public int Pin { get; }

        public Target Keep => _ => _.Executes(() => Last = this);
    }
}
