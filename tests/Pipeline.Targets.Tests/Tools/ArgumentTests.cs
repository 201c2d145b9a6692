using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

public sealed class ArgumentTests
{
    [Fact]
    public void A_value_is_one_word_whatever_it_contains()
    {
        string[] values = ["plain", "two words", "a\"quote", "an 'apostrophe'", "tab\there", "", "back\\slash", "ends with \\", "a b\\"];
        foreach (var value in values)
            Words($"start {value} end").Should().Equal("start", value, "end");
    }

    [Fact]
    public void Inside_quotes_of_the_literal_text_it_is_part_of_the_word()
    {
        var name = "My Project";

        Words($"test \"--filter=Name={name}\" -v").Should().Equal("test", "--filter=Name=My Project", "-v");
    }

    [Fact]
    public void The_items_of_a_list_are_one_word_each()
    {
        string[] names = ["a", "b c"];

        Words($"run {names}").Should().Equal("run", "a", "b c");
    }

    [Fact]
    public void Numbers_and_dates_do_not_depend_on_the_language() =>
        Words($"{1.5} {new DateOnly(2026, 1, 31):yyyy-MM-dd}").Should().Equal("1.5", "2026-01-31");

    [Fact]
    public void A_secret_is_remembered()
    {
        var handler = Handle($"push --key {"correct-horse":r} {new Secret("token", "staple-battery")}");

        handler.Should().Equal("correct-horse", "staple-battery");
    }

    [Theory]
    [InlineData("a b  c", "a|b|c")]
    [InlineData("\"a b\" 'c d'", "a b|c d")]
    [InlineData("x=\"a b\"", "x=a b")]
    [InlineData("\"\"", "")]
    [InlineData("'a \"b\"'", "a \"b\"")]
    [InlineData("C:\\dir\\file", "C:\\dir\\file")]
    [InlineData("\"say \\\"hi\\\"\"", "say \"hi\"")]
    public void A_line_is_split_as_a_shell_would(string line, string words) => CommandWords.Split(line).Should().Equal(words.Split('|'));

    private static IEnumerable<string> Words(ArgumentStringHandler arguments) => [.. CommandWords.Split(arguments.ToString())];

    private static IEnumerable<string> Handle(ArgumentStringHandler arguments) => [.. arguments.Secrets.Select(secret => secret.Reveal())];
}
