using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Keeps those apart who work in a folder. The operating system holds it (flock on a file in the folder), so it is gone when its
/// process is, however that ended.
/// </summary>
internal static class FolderLock
{
    /// <summary>A process that is just being started has what its parent has open for a moment, locks included.</summary>
    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Together with others who ask for the same; waits while somebody is alone there.</summary>
    public static async Task<IDisposable> TogetherAsync(string folder, ApplyContext context) =>
        (await OpenAsync(folder, FileAccess.Read, FileShare.Read, int.MaxValue, context))!;

    /// <summary>Alone; waits until everybody else is gone. Makes the folder when it is not there.</summary>
    public static async Task<IDisposable> AloneAsync(string folder, ApplyContext context)
    {
        Directory.CreateDirectory(folder);
        return (await OpenAsync(folder, FileAccess.ReadWrite, FileShare.None, int.MaxValue, context))!;
    }

    /// <summary>Alone; <see langword="null"/> when somebody is there and stays.</summary>
    public static async Task<IDisposable?> TryAloneAsync(string folder, ApplyContext context) =>
        await OpenAsync(folder, FileAccess.ReadWrite, FileShare.None, Attempts, context);

    /// <summary>Somebody has worked there, or does.</summary>
    public static bool IsIn(string folder) => File.Exists(FileIn(folder));

    private static async Task<IDisposable?> OpenAsync(string folder, FileAccess access, FileShare share, int attempts, ApplyContext context)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (TryOpen(folder, access, share) is { } held) return held;
            if (attempt == attempts) return null;
            await Task.Delay(Pause, context.Time, context.Cancellation);
        }
    }

    private static FileStream? TryOpen(string folder, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(FileIn(folder), FileMode.OpenOrCreate, access, share);
        }
        catch (IOException error) when (IsHeld(error))
        {
            return null;
        }
    }

    private static string FileIn(string folder) => Path.Combine(folder, ".lock");

    /// <summary>
    /// EWOULDBLOCK from flock(2), which is 11 on Linux and 35 on macOS; anything else (no space, no folder) is a failure, not a wait.
    /// </summary>
    private static bool IsHeld(IOException error) => error.HResult is 11 or 35;
}
