namespace Pipeline.Targets;

/// <summary>Finds files and directories by pattern. Links to directories are not followed: they may lead around in circles.</summary>
internal static class Glob
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, MatchType = MatchType.Simple };

    public static IReadOnlyCollection<AbsolutePath> Files(string root, string[] patterns) =>
        Find(root, patterns, (directory, name, found) => found.UnionWith(Directory.EnumerateFiles(directory, name, Everything)));

    public static IReadOnlyCollection<AbsolutePath> Directories(string root, string[] patterns) =>
        Find(root, patterns, (directory, name, found) => found.UnionWith(Directory.EnumerateDirectories(directory, name, Everything)));

    private static List<AbsolutePath> Find(string root, string[] patterns, Action<string, string, SortedSet<string>> addMatching)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var pattern in patterns.SelectMany(Alternatives))
        {
            var parts = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
            // A pattern that ends with ** means everything below.
            if (parts[^1] == "**") parts = [.. parts, "*"];
            foreach (var directory in DirectoriesOf(root, parts.AsSpan(0, parts.Length - 1))) addMatching(directory, parts[^1], found);
        }

        return [.. found.Select(AbsolutePath.Create)];
    }

    private static HashSet<string> DirectoriesOf(string root, ReadOnlySpan<string> parts)
    {
        HashSet<string> directories = [root];
        foreach (var part in parts)
        {
            directories = part switch
            {
                ".." => [.. directories.Select(directory => Path.GetFullPath(Path.Combine(directory, "..")))],
                "**" => [.. directories.SelectMany(WithAllBelow)],
                _ => [.. directories.SelectMany(directory => Below(directory, part))],
            };
        }

        directories.RemoveWhere(directory => !Directory.Exists(directory));
        return directories;
    }

    private static IEnumerable<string> Below(string directory, string name) =>
        Directory.Exists(directory) ? Directory.EnumerateDirectories(directory, name, Everything) : [];

    private static IEnumerable<string> WithAllBelow(string top)
    {
        var remaining = new Stack<string>([top]);
        while (remaining.TryPop(out var directory))
        {
            if (!Directory.Exists(directory)) continue;
            yield return directory;
            foreach (var below in new DirectoryInfo(directory).EnumerateDirectories("*", Everything))
                if (!below.Attributes.HasFlag(FileAttributes.ReparsePoint)) remaining.Push(below.FullName);
        }
    }

    /// <summary>The patterns that <c>{a,b}</c> stands for.</summary>
    private static IEnumerable<string> Alternatives(string pattern)
    {
        var open = pattern.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : pattern.IndexOf('}', open);
        if (close < 0) return [pattern];
        return pattern[(open + 1)..close].Split(',').SelectMany(choice => Alternatives(pattern[..open] + choice + pattern[(close + 1)..]));
    }
}
