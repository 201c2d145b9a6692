using System.Text;

namespace Pipeline.Targets;

/// <summary>
/// Splits a command line into words: blanks separate them, quotes of both kinds group, a backslash escapes a double quote or a backslash
/// before one.
/// </summary>
public static class CommandWords
{
    /// <summary>The words of a line.</summary>
    public static IEnumerable<string> Split(string line)
    {
        var word = new StringBuilder();
        var isWord = false;
        var quote = '\0';
        for (var at = 0; at < line.Length; at++)
        {
            var character = line[at];
            if (character == '\\' && quote != '\'' && at + 1 < line.Length && line[at + 1] is '"' or '\\' && IsEscape(line, at))
            {
                word.Append(line[++at]);
            }
            else if (quote != '\0')
            {
                if (character == quote) quote = '\0';
                else word.Append(character);
            }
            else if (character is '"' or '\'')
            {
                quote = character;
                isWord = true;
            }
            else if (!char.IsWhiteSpace(character))
            {
                word.Append(character);
            }
            else
            {
                if (isWord || word.Length > 0) yield return word.ToString();
                word.Clear();
                isWord = false;
            }
        }

        if (isWord || word.Length > 0) yield return word.ToString();
    }

    /// <summary>The backslashes lead to a quote; elsewhere they are themselves, as in Windows paths.</summary>
    private static bool IsEscape(string line, int at)
    {
        while (at < line.Length && line[at] == '\\') at++;
        return at < line.Length && line[at] == '"';
    }
}
