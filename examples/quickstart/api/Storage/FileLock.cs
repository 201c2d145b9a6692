namespace Quickstart.Api;

/// <summary>
/// An exclusive lock between processes and between requests of one process. The operating system holds it with the open file and
/// frees it when its owner ends, however it ends; the empty file stays.
/// </summary>
internal static class FileLock
{
    /// <exception cref="DataException">The lock was not free within <paramref name="patience"/>.</exception>
    public static async Task<IDisposable> AcquireAsync(string path, TimeSpan patience, CancellationToken cancellation)
    {
        var deadline = TimeProvider.System.GetTimestamp() + (long)(patience.TotalSeconds * TimeProvider.System.TimestampFrequency);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (Exception cause) when (cause is DirectoryNotFoundException or UnauthorizedAccessException)
            {
                throw new DataException($"The data cannot be locked: {cause.Message}");
            }
            catch (IOException held)
            {
                if (TimeProvider.System.GetTimestamp() > deadline)
                    throw new DataException($"The data is busy: {path} was not free for {patience.TotalSeconds:0.#} s. {held.Message}");
            }

            // A random pause, so that two who wait do not keep meeting.
            await Task.Delay(Random.Shared.Next(1, 10), cancellation);
        }
    }
}
