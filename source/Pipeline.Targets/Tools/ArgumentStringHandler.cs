using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// Builds a tool's command line from an interpolated string. A value stays one argument whatever it contains; the items of a list are
/// one argument each. <c>{value:r}</c> keeps a value out of all output.
/// </summary>
[InterpolatedStringHandler]
public readonly ref struct ArgumentStringHandler
{
    private const string Redacted = "r";

    /// <summary>What makes a word need quotes.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(" \t\r\n\"'");

    private readonly StringBuilder text;

    public ArgumentStringHandler(int literalLength, int formattedCount) =>
        (text, Secrets) = (new StringBuilder(literalLength + formattedCount * 16), []);

    private ArgumentStringHandler(string arguments) => (text, Secrets) = (new StringBuilder(arguments), []);

    /// <summary>The values that must not be shown.</summary>
    internal List<Secret> Secrets { get; }

    public static implicit operator ArgumentStringHandler(string arguments) => new(arguments);

    public void AppendLiteral(string value) => text.Append(value);

    public void AppendFormatted(object? value) => AppendFormatted(value, format: null);

    public void AppendFormatted(object? value, string? format)
    {
        if (value is IEnumerable items and not string)
        {
            AppendItems(items, format);
            return;
        }

        var word = Word(value, format == Redacted ? null : format);
        if ((format == Redacted || value is Secret) && word.Length >= Secret.MinimumLength) Secrets.Add(new Secret("argument", word));
        text.Append(Quote(word));
    }

    public override string ToString() => text.ToString();

    private void AppendItems(IEnumerable items, string? format)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst) text.Append(' ');
            AppendFormatted(item, format);
            isFirst = false;
        }
    }

    private static string Word(object? value, string? format) => value switch
    {
        Secret secret => secret.Reveal(),
        IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    /// <summary>Inside quotes that the literal text opened, nothing may be added but escapes.</summary>
    private string Quote(string word)
    {
        if (IsInsideQuotes()) return Escape(word, closes: false);
        return word.Length > 0 && word.AsSpan().IndexOfAny(Special) < 0 ? word : $"\"{Escape(word, closes: true)}\"";
    }

    /// <summary>
    /// Backslashes count double before a quote, and there only: before those of the word, and before the one that closes it.
    /// </summary>
    private static string Escape(string word, bool closes)
    {
        var escaped = new StringBuilder(word.Length + 2);
        var backslashes = 0;
        foreach (var character in word)
        {
            if (character == '"') escaped.Append('\\', backslashes + 1);
            backslashes = character == '\\' ? backslashes + 1 : 0;
            escaped.Append(character);
        }

        if (closes) escaped.Append('\\', backslashes);
        return escaped.ToString();
    }

    private bool IsInsideQuotes()
    {
        var isInside = false;
        for (var at = 0; at < text.Length; at++)
            if (text[at] == '"' && (at == 0 || text[at - 1] != '\\')) isInside = !isInside;
        return isInside;
    }
}
