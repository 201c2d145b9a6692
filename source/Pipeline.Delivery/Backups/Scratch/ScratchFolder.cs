using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// The temporary folder of a scratch server, locked by the run that made it. The operating system holds the lock, so a folder that nobody
/// has locked was left by a run that was killed.
/// </summary>
/// <param name="path">Where it is.</param>
/// <param name="held">The lock.</param>
internal sealed class ScratchFolder(string path, IDisposable held) : IDisposable
{
    private static string Prefix => $"pipeline-scratch-{Environment.UserName}-";

    public string Path => path;

    /// <summary>Makes one in the system's folder for temporary files (<c>TMPDIR</c>): a server's user must be able to reach it.</summary>
    public static async Task<ScratchFolder> MakeAsync(ApplyContext context)
    {
        var path = Directory.CreateTempSubdirectory(Prefix).FullName;
        return new ScratchFolder(path, await FolderLock.AloneAsync(path, context));
    }

    /// <summary>Those that killed runs of this user left, locked for who clears them away. One without a lock file is just being made.</summary>
    public static async IAsyncEnumerable<ScratchFolder> LeftAsync(ApplyContext context)
    {
        foreach (var path in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*").Where(FolderLock.IsIn))
            if (await FolderLock.TryAloneAsync(path, context) is { } held) yield return new ScratchFolder(path, held);
    }

    /// <summary>Deletes it with all that is in it.</summary>
    public void Delete() => Directory.Delete(path, recursive: true);

    public void Dispose() => held.Dispose();
}
