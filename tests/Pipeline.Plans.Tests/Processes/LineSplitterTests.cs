using System.Text;

namespace Pipeline.Plans.Tests;

public sealed class LineSplitterTests
{
    [Theory]
    [InlineData("a\nb\n", "a|b")]
    [InlineData("a\r\nb\r\n", "a|b")]
    [InlineData("a\n\nb", "a||b")]
    [InlineData("\r\na", "|a")]
    [InlineData("10 %\r50 %\r100 %\ndone\n", "10 %|50 %|100 %|done")]
    [InlineData("a\r\r\nb", "a|b")]
    [InlineData("unfinished", "unfinished")]
    [InlineData("", "")]
    public void Lines_end_at_every_kind_of_line_break(string text, string expected)
    {
        foreach (var chunk in (int[])[1, 2, 3, 1000]) string.Join('|', Split(text, chunk)).Should().Be(expected, $"in chunks of {chunk}");
    }

    [Fact]
    public void A_character_is_not_broken_by_a_chunk()
    {
        Split("Zürich – 東京 🚀\n", 1).Should().Equal("Zürich – 東京 🚀");
    }

    [Fact]
    public void Bytes_that_are_not_utf8_become_replacement_characters()
    {
        var lines = new List<string>();
        var splitter = new LineSplitter(new Redactor(), (text, _) => lines.Add(text));

        splitter.Add([0x61, 0xFF, 0x62, 0x0A, 0xC3], isLast: false);
        splitter.Add([], isLast: true);

        lines.Should().Equal("a\uFFFDb", "\uFFFD");
    }

    [Fact]
    public void A_line_without_end_comes_in_pieces()
    {
        var text = string.Concat(Enumerable.Repeat("🚀x", 100_000));

        var pieces = Pieces(text + "\nnext\n", 5000, new Redactor());

        string.Concat(pieces.SkipLast(1).Select(piece => piece.Text)).Should().Be(text);
        pieces.Should().AllSatisfy(piece => piece.Text.Length.Should().BeLessThan(LineSplitter.Piece + 10_000));
        pieces.Count(piece => piece.EndsLine).Should().Be(2);
        pieces[^1].Text.Should().Be("next");
        pieces.Should().AllSatisfy(piece => char.IsLowSurrogate(piece.Text[0]).Should().BeFalse());
    }

    [Fact]
    public void A_piece_never_ends_within_a_secret()
    {
        const string secret = "correct horse battery staple";
        var redactor = new Redactor();
        redactor.Add(new Secret("phrase", secret));
        foreach (var offset in Enumerable.Range(1, secret.Length - 1))
        {
            var text = new string('.', LineSplitter.Piece - offset) + secret + new string('.', 3 * LineSplitter.Piece);

            var shown = string.Concat(Pieces(text, 4096, redactor).Select(piece => redactor.Redact(piece.Text)));

            shown.Should().Be(text.Replace(secret, "***", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_line_of_nothing_but_secrets_does_not_grow_memory_without_bound()
    {
        var redactor = new Redactor();
        redactor.Add(new Secret("a", "aaaa"));

        var pieces = Pieces(new string('a', 2_000_000), 16_384, redactor);

        pieces.Should().AllSatisfy(piece => redactor.Redact(piece.Text).Should().Be("***"));
        pieces.Should().AllSatisfy(piece => piece.Text.Length.Should().BeLessThan(2_000_001));
    }

    private static IEnumerable<string> Split(string text, int chunk) => Pieces(text, chunk, new Redactor()).Select(piece => piece.Text);

    private static List<(string Text, bool EndsLine)> Pieces(string text, int chunk, Redactor redactor)
    {
        var pieces = new List<(string, bool)>();
        var splitter = new LineSplitter(redactor, (piece, endsLine) => pieces.Add((piece, endsLine)));
        foreach (var bytes in Encoding.UTF8.GetBytes(text).Chunk(chunk)) splitter.Add(bytes, isLast: false);
        splitter.Add([], isLast: true);
        return pieces;
    }
}
