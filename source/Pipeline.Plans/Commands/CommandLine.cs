using System.Text;

namespace Pipeline.Plans;

/// <summary>Writes a command as a line for a POSIX shell.</summary>
internal static class CommandLine
{
    private const string Plain = "%+,-./:=@_";

    public static string Of(Command command, Values values)
    {
        var line = new StringBuilder();
        if (command.WorkingDirectory is { } directory) line.Append("cd ").Append(Quote(directory.Show(values))).Append(" && ");
        foreach (var (name, value) in command.Environment) line.Append(name).Append('=').Append(Quote(value.Show(values))).Append(' ');
        foreach (var name in command.Secrets.Keys) line.Append(name).Append("=*** ");
        line.Append(Quote(command.Program));
        foreach (var argument in command.Arguments) line.Append(' ').Append(Quote(argument.Show(values)));
        if (command.Input is { } input) line.Append(input.Name == Redactor.Mask ? " <<< " : " < ").Append(input.Name);
        return line.ToString();
    }

    /// <summary>
    /// Quotes only where a shell would read the word otherwise; line breaks become <c>$'…\n…'</c> (POSIX.1-2024), so that a command
    /// stays one line. Unknown values do not count: once they are known the rest of the word is quoted as it was.
    /// </summary>
    public static string Quote(string word)
    {
        if (word.Length > 0 && IsPlain(word)) return word;
        return word.Any(char.IsControl)
            ? $"$'{string.Concat(word.Select(Escape))}'"
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }

    /// <summary>Quotes for any POSIX shell, dash included; line breaks stay as they are.</summary>
    public static string QuoteForShell(string word) =>
        word.Length > 0 && IsPlain(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(string word)
    {
        var isKnown = true;
        foreach (var character in word)
        {
            if (character == Unknown.Open) isKnown = false;
            else if (character == Unknown.Close) isKnown = true;
            else if (isKnown && !char.IsAsciiLetterOrDigit(character) && !Plain.Contains(character, StringComparison.Ordinal)) return false;
        }

        return true;
    }

    private static string Escape(char character) => character switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\'' => "\\'",
        '\\' => "\\\\",
        _ when char.IsControl(character) => $"\\{Convert.ToString(character, toBase: 8).PadLeft(3, '0')}",
        _ => character.ToString(),
    };
}
