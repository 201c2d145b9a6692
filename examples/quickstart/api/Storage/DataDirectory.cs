using System.Text.Json;

namespace Quickstart.Api;

/// <summary>
/// Where the data lives. Reading needs no lock, since the document is always replaced whole; a change holds <see cref="LockAsync"/>.
/// </summary>
internal sealed class DataDirectory(string path)
{
    private const string Variable = "DATA_DIR";

    private readonly string file = Path.Combine(path, "notes.json");

    /// <exception cref="WrongRequestException"><c>DATA_DIR</c> is not set.</exception>
    public static DataDirectory FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path
            ? new DataDirectory(Path.GetFullPath(path))
            : throw new WrongRequestException(
                $"{Variable} is not set. It names the directory that keeps the notes, for example {Variable}=/var/lib/guest-book.");

    /// <summary>Creates the directory when it is not there, and tries a write.</summary>
    /// <exception cref="WrongRequestException">The directory cannot be used.</exception>
    public void RequireWritable()
    {
        try
        {
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, $".writable-{Guid.NewGuid():N}");
            using var stream = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new WrongRequestException($"{Variable}={path} is not a directory that this user can write to: {cause.Message}");
        }
    }

    /// <summary>
    /// The document as it is now; an empty one when nothing was ever kept. Changes nothing, not even when the directory is missing.
    /// </summary>
    /// <exception cref="DataException">The file is there and cannot be read.</exception>
    public Document Read()
    {
        try
        {
            return Document.Parse(File.ReadAllBytes(file));
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return Document.Empty();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new DataException($"{file} cannot be read: {cause.Message} Restore it from a backup.");
        }
    }

    /// <summary>
    /// Replaces the document in one step: a reader, and a machine that loses power, sees the old one or the new one. Call it while
    /// holding the lock.
    /// </summary>
    /// <exception cref="DataException">Nothing was changed.</exception>
    public void Replace(Document document)
    {
        try
        {
            var next = file + ".next";
            using (var stream = File.Create(next))
            {
                document.WriteTo(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(next, file, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{file} cannot be written and was left as it was: {cause.Message}");
        }
    }

    /// <summary>
    /// Waits until no other process and no other request changes the data. Dispose what is returned to let the next one in.
    /// </summary>
    public Task<IDisposable> LockAsync(CancellationToken cancellation) =>
        FileLock.AcquireAsync(Path.Combine(path, "notes.lock"), TimeSpan.FromSeconds(10), cancellation);
}
