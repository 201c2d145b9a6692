using System.Globalization;
using System.Text;

namespace Pipeline.Workflows;

/// <summary>
/// Texts as YAML: plain where every reader takes them for that text, else in single quotes, and in double quotes when a character has to
/// be escaped. See <see href="https://yaml.org/spec/1.2.2/#733-plain-style">plain style</see>; words that YAML 1.1 reads as booleans count.
/// </summary>
internal static class YamlScalar
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "yes", "no", "on", "off", "y", "n", "null", "~",
    };

    /// <summary>A value on a line of its own.</summary>
    public static string Text(string value) => IsPlain(value) ? value : Quoted(value);

    /// <summary>An item between brackets.</summary>
    public static string InRow(string value) => IsPlain(value) && value.AsSpan().IndexOfAny("[]{},") < 0 ? value : Quoted(value);

    /// <summary>A key; <c>on</c> is GitHub's, whose parser reads YAML 1.2.</summary>
    public static string Key(string key) => key == "on" ? key : Text(key);

    private static bool IsPlain(string value)
    {
        if (value.Length == 0 || Words.Contains(value)) return false;
        if (value[0] == ' ' || value[^1] is ' ' or ':') return false;
        if ("-?:,[]{}#&*!|>'\"%@`.+".Contains(value[0], StringComparison.Ordinal) && !IsPath(value)) return false;
        if (char.IsAsciiDigit(value[0]) && LooksLikeNumber(value)) return false;
        foreach (var character in value)
            if (char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029' or '\uFEFF') return false;
        return !value.Contains(": ", StringComparison.Ordinal) && !value.Contains(" #", StringComparison.Ordinal);
    }

    /// <summary><c>./build.sh</c>, <c>.nuke/temp</c>: a dot, and no number.</summary>
    private static bool IsPath(string value) => value[0] == '.' && value.Length > 1 && (value[1] == '/' || char.IsAsciiLetter(value[1])) && !Words.Contains(value[1..])
        && !value.Equals(".nan", StringComparison.OrdinalIgnoreCase) && !value.Equals(".inf", StringComparison.OrdinalIgnoreCase);

    /// <summary>Numbers, dates, times: whatever begins with a digit and has no letter but those of numbers.</summary>
    private static bool LooksLikeNumber(string value)
    {
        foreach (var character in value)
            if (!char.IsAsciiHexDigit(character) && !"xoXO_.:+-TtZz ".Contains(character, StringComparison.Ordinal)) return false;
        return true;
    }

    private static string Quoted(string value)
    {
        foreach (var character in value)
            if (char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029' or '\uFEFF') return Escaped(value);
        return $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    private static string Escaped(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var rune in value.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\t' => text.Append("\\t"),
                < 0x20 or (>= 0x7F and < 0xA0) or 0x2028 or 0x2029 or 0xFEFF => text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                > 0xFFFF => text.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
                _ => text.Append(rune),
            };
        }

        return text.Append('"').ToString();
    }
}
