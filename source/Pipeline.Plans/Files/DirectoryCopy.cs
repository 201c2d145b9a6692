namespace Pipeline.Plans;

/// <summary>
/// Makes a folder appear whole under its name: it is copied beside its place and renamed. Whoever sees the name sees all of it,
/// also when the copying process is killed at any moment; what that leaves ends with <c>.tmp</c>.
/// </summary>
internal static class DirectoryCopy
{
    /// <summary>Copies a folder to a name that may come to exist meanwhile: then the other one stays.</summary>
    /// <param name="source">The folder to copy; links stay links, modes stay as they are.</param>
    /// <param name="target">The name that the copy gets.</param>
    /// <param name="check">Looks at the finished copy before it gets its name.</param>
    /// <param name="cancellation">Ends copying.</param>
    public static async Task MakeAsync(string source, string target, Func<string, Task> check, CancellationToken cancellation)
    {
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        try
        {
            Fill(temporary, source, cancellation);
            await check(temporary);
            Name(temporary, target);
        }
        finally
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }
    }

    private static void Fill(string target, string source, CancellationToken cancellation)
    {
        Directory.CreateDirectory(target);
        foreach (var entry in TreeEntry.AllOf(source))
        {
            cancellation.ThrowIfCancellationRequested();
            var path = Path.Combine(target, entry.Path);
            if (entry.Kind == TreeEntryKind.Folder) Directory.CreateDirectory(path);
            else if (entry.Kind == TreeEntryKind.Link) File.CreateSymbolicLink(path, entry.Target!);
            else File.Copy(Path.Combine(source, entry.Path), path);
        }
    }

    private static void Name(string temporary, string target)
    {
        try
        {
            Directory.Move(temporary, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            // Another run was faster.
        }
    }
}
