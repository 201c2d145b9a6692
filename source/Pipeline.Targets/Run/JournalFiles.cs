namespace Pipeline.Targets;

/// <summary>The journals of earlier runs.</summary>
internal static class JournalFiles
{
    /// <summary>How many are kept, with that of the run that begins.</summary>
    private const int Kept = 20;

    public static IReadOnlyList<string> NewestFirst(string root)
    {
        var folder = new DirectoryInfo(RunFolders.Journal(root));
        if (!folder.Exists) return [];
        return
        [
            .. folder.EnumerateFiles("*.jsonl")
                .OrderByDescending(file => file.LastWriteTimeUtc)
                .ThenByDescending(file => file.Name, StringComparer.Ordinal)
                .Select(file => file.FullName),
        ];
    }

    /// <summary>Deletes the oldest, before a new one is made.</summary>
    public static void Prune(string root)
    {
        foreach (var old in NewestFirst(root).Skip(Kept - 1)) File.Delete(old);
    }
}
