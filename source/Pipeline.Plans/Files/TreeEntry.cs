namespace Pipeline.Plans;

/// <summary>A folder, a file or a symbolic link below a folder.</summary>
/// <param name="Path">Relative to that folder, with slashes.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Target">Where a link points, as it is written in it.</param>
internal sealed record TreeEntry(string Path, TreeEntryKind Kind, string? Target)
{
    /// <summary>Everything below a folder, sorted by path, character by character; links are not followed.</summary>
    /// <exception cref="FailureException">There is no such folder, or a link points out of it.</exception>
    public static IReadOnlyList<TreeEntry> AllOf(string root)
    {
        if (!Directory.Exists(root)) throw new FailureException($"There is no folder {root}.");

        var entries = new List<TreeEntry>();
        Add(new DirectoryInfo(root), "", root, entries);
        entries.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return entries;
    }

    private static void Add(DirectoryInfo folder, string prefix, string root, List<TreeEntry> entries)
    {
        foreach (var item in folder.EnumerateFileSystemInfos())
        {
            var path = prefix + item.Name;
            if (item.LinkTarget is { } target)
            {
                EnsureInside(root, path, target);
                entries.Add(new TreeEntry(path, TreeEntryKind.Link, target));
            }
            else if (item is DirectoryInfo inner)
            {
                entries.Add(new TreeEntry(path, TreeEntryKind.Folder, null));
                Add(inner, path + "/", root, entries);
            }
            else
            {
                entries.Add(new TreeEntry(path, IsExecutable(item) ? TreeEntryKind.Program : TreeEntryKind.File, null));
            }
        }
    }

    /// <summary>A copy of a link that points elsewhere would be another thing in every place.</summary>
    private static void EnsureInside(string root, string path, string target)
    {
        var top = System.IO.Path.GetFullPath(root) + System.IO.Path.DirectorySeparatorChar;
        var place = System.IO.Path.GetDirectoryName(System.IO.Path.Combine(top, path))!;
        var isInside = !System.IO.Path.IsPathRooted(target)
            && (System.IO.Path.GetFullPath(target, place) + System.IO.Path.DirectorySeparatorChar).StartsWith(top, StringComparison.Ordinal);
        if (isInside) return;

        throw new FailureException(
            $"The link {path} in {root} points to {target}, which is outside of that folder or absolute: a copy of it would not hold what it shows.")
        {
            NextSteps = [$"Replace {root}/{path} by a copy of what it points to, or by a relative link within {root}."],
        };
    }

    private static bool IsExecutable(FileSystemInfo file) =>
        !OperatingSystem.IsWindows() && file.UnixFileMode.HasFlag(UnixFileMode.UserExecute);
}

/// <summary>The kinds of entry that are kept apart.</summary>
internal enum TreeEntryKind
{
    File,

    /// <summary>A file that its owner may execute.</summary>
    Program,
    Folder,
    Link,
}
