using System.Text;

namespace Pipeline.Targets;

/// <summary>
/// Names as people write them: <c>NuGetApiKey</c> in code, <c>--nuget-api-key</c> on the command line, <c>NUGET_API_KEY</c> in the
/// environment.
/// </summary>
internal static class Names
{
    /// <summary>Words that look like several but are one. From NUKE, so that options keep their names.</summary>
    private static readonly string[] Whole =
    [
        "NuGet", "GitHub", "MSBuild", "DotNet", "GitVersion", "ReSharper", "AppVeyor", "TeamCity", "GitLab", "SignPath", "JetBrains",
    ];

    /// <summary>What names are compared by: letters and digits only, in lower case.</summary>
    public static string Normalize(string name)
    {
        Span<char> kept = name.Length <= 128 ? stackalloc char[name.Length] : new char[name.Length];
        var length = 0;
        foreach (var character in name)
            if (char.IsLetterOrDigit(character)) kept[length++] = char.ToLowerInvariant(character);
        return new string(kept[..length]);
    }

    /// <summary>The name as an option shows it: <c>ApiKey</c> becomes <c>api-key</c>.</summary>
    public static string Dashed(string name)
    {
        var dashed = new StringBuilder(name.Length + 4);
        for (var index = 0; index < name.Length;)
        {
            var length = WordLength(name.AsSpan(index));
            if (dashed.Length > 0 && dashed[^1] != '-') dashed.Append('-');
            foreach (var character in name.AsSpan(index, length))
                dashed.Append(char.IsLetterOrDigit(character) ? char.ToLowerInvariant(character) : '-');
            index += length;
        }

        return dashed.ToString();
    }

    /// <summary>The name as environment variables show it: <c>ApiKey</c> becomes <c>API_KEY</c>.</summary>
    public static string Variable(string name) => Dashed(name).Replace('-', '_').ToUpperInvariant();

    /// <summary>A known word; an acronym up to the capital that begins the next word; or a capital and what follows it.</summary>
    private static int WordLength(ReadOnlySpan<char> rest)
    {
        foreach (var word in Whole)
            if (rest.StartsWith(word, StringComparison.Ordinal)) return word.Length;

        var length = 1;
        while (length < rest.Length && char.IsUpper(rest[length - 1]) && !StartsWord(rest, length)) length++;
        while (length < rest.Length && !char.IsUpper(rest[length])) length++;
        return length;
    }

    private static bool StartsWord(ReadOnlySpan<char> text, int at) =>
        !char.IsUpper(text[at]) || (at + 1 < text.Length && char.IsLower(text[at + 1]));
}
