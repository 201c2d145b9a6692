using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Finds secrets in the text of one file.</summary>
/// <param name="secrets">Those that this run knows.</param>
internal sealed class SecretText(IReadOnlyList<Secret> secrets)
{
    /// <summary>Shorter values stand in innocent text by chance.</summary>
    internal const int ShortestValue = 8;

    private readonly Secret[] searched = [.. secrets.Where(secret => secret.Reveal().Length >= ShortestValue)];

    /// <summary>The findings in order of their lines; one of a kind per line.</summary>
    /// <param name="path">As it is shown.</param>
    /// <param name="text">Its content; without a byte order mark every byte as one character, whatever the encoding.</param>
    public IEnumerable<SecretFinding> FindIn(string path, string text) =>
        Shapes(text).Concat(Values(text)).Concat(Name(path))
            .Where(found => !IsAllowed(text, found.Position))
            .Select(found => new SecretFinding(path, 1 + text.AsSpan(0, found.Position).Count('\n'), found.Kind))
            .Distinct()
            .OrderBy(finding => finding.Line);

    private static List<(int Position, string Kind)> Shapes(string text)
    {
        var found = new List<(int, string)>();
        for (var position = Next(text, 0); position >= 0; position = Next(text, position + 1))
            if (TokenShape.All.FirstOrDefault(shape => shape.IsAt(text, position)) is { } shape) found.Add((position, shape.Kind));
        return found;
    }

    private static int Next(string text, int from)
    {
        var index = text.AsSpan(from).IndexOfAny(TokenShape.Prefixes);
        return index < 0 ? -1 : from + index;
    }

    private IEnumerable<(int Position, string Kind)> Values(string text) =>
        from secret in searched
        from value in new[] { secret.Reveal(), AsBytes(secret.Reveal()) }
        let position = text.IndexOf(value, StringComparison.Ordinal)
        where position >= 0
        select (position, $"the value of {secret.Name}");

    /// <summary>A value as it looks when every byte of its UTF-8 is read as one character.</summary>
    private static string AsBytes(string value) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value));

    /// <summary><c>.env</c>, <c>.env.production</c>, but not the examples that say which variables there are.</summary>
    private static IEnumerable<(int Position, string Kind)> Name(string path)
    {
        var name = Path.GetFileName(path);
        if (name != ".env" && !name.StartsWith(".env.", StringComparison.Ordinal)) return [];
        return name is ".env.example" or ".env.sample" or ".env.template" or ".env.dist" ? [] : [(0, "an environment file")];
    }

    private static bool IsAllowed(string text, int position)
    {
        var start = position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;
        var end = text.IndexOf('\n', position);
        return text.AsSpan(start, (end < 0 ? text.Length : end) - start).Contains(SecretScan.Allow, StringComparison.Ordinal);
    }
}
