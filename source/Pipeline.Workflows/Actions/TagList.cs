namespace Pipeline.Workflows;

/// <summary>
/// What <c>git ls-remote --tags</c> prints: a line for every tag with its object, and, where that is an annotated tag, a second line
/// <c>name^{}</c> with the commit that it stands for.
/// </summary>
internal static class TagList
{
    private const string Prefix = "refs/tags/";
    private const string Peeled = "^{}";

    /// <summary>Tag to commit.</summary>
    public static IReadOnlyDictionary<string, string> Parse(string output)
    {
        var commits = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in output.Split('\n'))
        {
            if (line.Split('\t') is not [var commit, var name] || !name.StartsWith(Prefix, StringComparison.Ordinal)) continue;

            var tag = name[Prefix.Length..];
            if (tag.EndsWith(Peeled, StringComparison.Ordinal)) commits[tag[..^Peeled.Length]] = commit;
            else commits.TryAdd(tag, commit);
        }

        return commits;
    }

    /// <summary>The newest release that is not older than a version: of its major version, or of any later one too.</summary>
    /// <returns>Its tag and commit; <see langword="null"/> when there is none.</returns>
    public static (string Tag, string Commit)? Newest(IReadOnlyDictionary<string, string> commits, Version current, bool isAnyMajor)
    {
        var newest = commits.Keys
            .Where(tag => ActionVersion.Of(tag) is { } version && version >= current && (isAnyMajor || version.Major == current.Major))
            .Order(StringComparer.Ordinal)
            .MaxBy(ActionVersion.Of);
        return newest is null ? null : (newest, commits[newest]);
    }
}
