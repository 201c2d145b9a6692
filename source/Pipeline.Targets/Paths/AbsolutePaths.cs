namespace Pipeline.Targets;

/// <summary>The same for several paths.</summary>
public static class AbsolutePaths
{
    /// <summary>Deletes the directories with all that is in them; what is not there is no error.</summary>
    public static void DeleteDirectories(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths) path.DeleteDirectory();
    }

    /// <summary>Deletes the files; what is not there is no error.</summary>
    public static void DeleteFiles(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths) path.DeleteFile();
    }
}
