using System.Globalization;
using System.Text;

namespace Pipeline.Plans;

/// <summary>A way to write characters otherwise than by themselves.</summary>
/// <param name="Sign">A text without it has no such escape.</param>
/// <param name="Read">Reads the escape that a text begins with: what it means, and its length; length 0 when it begins with none.</param>
internal sealed record Escape(string Sign, Escape.Reader Read)
{
    public delegate string Reader(ReadOnlySpan<char> text, out int length);

    /// <summary>The escapes that are undone to find secrets.</summary>
    public static IReadOnlyList<Escape> All { get; } =
    [
        new("\\", Backslash),
        new("%", Percent),
        new("+", PercentOrPlus),
        new("'\\''", ShellQuote),
        new("'\"'\"'", ShellQuote),
    ];

    /// <summary>JSON (RFC 8259), programming languages, shell words: <c>\n</c>, <c>\u00e9</c>, <c>\xe9</c>; others stand for themselves.</summary>
    private static string Backslash(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        if (text.Length < 2 || text[0] != '\\') return "";

        var digits = text[1] switch { 'u' => 4, 'x' => 2, _ => 0 };
        var isCode = ushort.TryParse(text[2..Math.Min(2 + digits, text.Length)], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
        if (isCode && text.Length >= 2 + digits)
        {
            length = 2 + digits;
            return ((char)code).ToString();
        }

        length = 2;
        return Meaning(text[1]).ToString();
    }

    private static char Meaning(char letter) => letter switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\b',
        'f' => '\f',
        'v' => '\v',
        'a' => '\a',
        _ => letter,
    };

    /// <summary>URLs: UTF-8 bytes as <c>%C3%A9</c>, in either case (RFC 3986).</summary>
    private static string Percent(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        while (count < 4 && text.Length >= 3 * count + 3 && text[3 * count] == '%'
            && byte.TryParse(text.Slice(3 * count + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            bytes[count++] = value;
        }

        if (Rune.DecodeFromUtf8(bytes[..count], out var rune, out var consumed) != System.Buffers.OperationStatus.Done) return "";
        length = 3 * consumed;
        return rune.ToString();
    }

    /// <summary>Forms in URLs: like <see cref="Percent"/>, and a plus sign means a space.</summary>
    private static string PercentOrPlus(ReadOnlySpan<char> text, out int length)
    {
        if (text[0] != '+') return Percent(text, out length);
        length = 1;
        return " ";
    }

    /// <summary>A quote within a single-quoted shell word, as shells write it and as Python does.</summary>
    private static string ShellQuote(ReadOnlySpan<char> text, out int length)
    {
        length = text.StartsWith("'\\''") ? 4 : text.StartsWith("'\"'\"'") ? 5 : 0;
        return "'";
    }
}
