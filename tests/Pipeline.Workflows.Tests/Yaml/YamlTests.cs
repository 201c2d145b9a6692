using YamlDotNet.RepresentationModel;

namespace Pipeline.Workflows.Tests;

/// <summary>What is written is read back as it was, by a reader that is not ours.</summary>
public sealed class YamlTests
{
    private static readonly string[] Odd =
    [
        "", " ", "a ", " a", "true", "No", "on", "~", "null", "1", "1.5", "0x1F", "1e3", "12:30", "2026-01-31", "-", "- a", "-1", "?", "? a", ":", "a:", "a: b", "a:b", "#", "a #b", "a#b",
        "'", "it's", "\"", "\\", "[a]", "a, b", "{a}", "*a", "&a", "!a", "%a", "@a", "`a", "|", ">", "=", ".", "./build.sh", ".5", ".nan", "+1", "line\nbreak", "tab\t", "\u0007", "\u0085", "\u2028",
        "Grüße", "😀", "${{ github.ref == 'refs/heads/main' }}", "docs/**", "*.md", "v*", "0 3 * * *", "<<", "a\\b",
    ];

    public static TheoryData<string> Texts => [.. Odd];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_read_back(string text)
    {
        var map = Read(new YamlMap { Entries = { ["value"] = text, [$"{text}."] = "key", ["list"] = new YamlList([text]), ["row"] = new YamlRow([text, text]) } });

        Text(map["value"]).Should().Be(text);
        Text(map.Children.Keys.ElementAt(1)).Should().Be($"{text}.");
        Text(map["list"][0]).Should().Be(text);
        Text(map["row"][1]).Should().Be(text);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("no")]
    [InlineData("22")]
    [InlineData("1.10")]
    [InlineData("0b1")]
    [InlineData("1_000")]
    [InlineData("12:30:45")]
    [InlineData("2026-01-31")]
    public void What_a_reader_takes_for_something_else_is_quoted(string text) =>
        YamlWriter.Write(new YamlMap { Entries = { ["value"] = text } }).Should().Be($"value: '{text}'\n");

    [Fact]
    public void Everything_there_is() => Golden.Matches(
        YamlWriter.Write(
            new YamlMap
            {
                Entries =
                {
                    ["number"] = 5,
                    ["flag"] = false,
                    ["left out"] = null,
                    ["comment"] = new YamlText("value", "why"),
                    ["empty"] = new YamlMap(),
                    ["none"] = new YamlList([]),
                    ["lines"] = new YamlLines(["one", "two"]),
                    ["list"] = new YamlList([new YamlMap { Entries = { ["a"] = 1, ["b"] = new YamlMap { Entries = { ["c"] = "d" } } } }, "text"]),
                },
            },
            "A comment."));

    private static string? Text(ParsedNode node) => ((ParsedText)node).Value;

    private static ParsedMap Read(YamlMap map)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(YamlWriter.Write(map)));
        return (ParsedMap)stream.Documents[0].RootNode;
    }
}
