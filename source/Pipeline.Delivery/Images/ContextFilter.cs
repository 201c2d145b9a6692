namespace Pipeline.Delivery;

/// <summary>
/// The patterns of a <c>.dockerignore</c> (<see href="https://docs.docker.com/build/concepts/context/#dockerignore-files">docs.docker.com</see>): <c>*</c> and
/// <c>?</c> within a segment, <c>**</c> over several, <c>!</c> takes back; the last that matches counts.
/// </summary>
internal sealed class ContextFilter
{
    private readonly List<(string[] Segments, bool TakesBack)> patterns = [];

    /// <param name="lines">The lines of the file; empty for none.</param>
    public ContextFilter(IEnumerable<string> lines)
    {
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (line.Length == 0 || line.StartsWith('#')) continue;
            var takesBack = line.StartsWith('!');
            patterns.Add(((takesBack ? line[1..].Trim() : line).Trim('/').Split('/').Where(segment => segment is not ("." or "")).ToArray(), takesBack));
        }
    }

    /// <summary>Something below an ignored folder may be taken back, so such a folder has to be looked into.</summary>
    public bool TakesBack => patterns.Any(pattern => pattern.TakesBack);

    /// <summary>Whether a path is left out, or lies in a folder that is.</summary>
    /// <param name="path">From the context, with slashes.</param>
    public bool Ignores(string path)
    {
        var segments = path.Split('/');
        var ignored = false;
        foreach (var (pattern, takesBack) in patterns)
            if (ignored == takesBack && Enumerable.Range(1, segments.Length).Any(length => Matches(pattern, segments.AsSpan(0, length)))) ignored = !takesBack;
        return ignored;
    }

    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        if (pattern.IsEmpty) return path.IsEmpty;
        if (pattern[0] == "**")
        {
            for (var skipped = 0; skipped <= path.Length; skipped++)
                if (Matches(pattern[1..], path[skipped..])) return true;
            return false;
        }

        return !path.IsEmpty && System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern[0], path[0], ignoreCase: false) && Matches(pattern[1..], path[1..]);
    }
}
