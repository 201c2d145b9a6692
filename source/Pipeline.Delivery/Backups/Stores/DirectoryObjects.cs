using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Objects as files below a folder. One that is being written has another name.</summary>
internal sealed class DirectoryObjects(string root) : IObjectStore
{
    private const string Unfinished = ".part";

    public string AddressOf(string key) => Path.Combine(root, key);

    public Task<IReadOnlyList<StoredObject>> ListAsync(string prefix, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<StoredObject>>(
        [.. Files(prefix).Where(file => !IsUnfinished(file)).Select(file => new StoredObject(KeyOf(file), file.Length)).OrderBy(item => item.Key, StringComparer.Ordinal)]);

    public Task<byte[]> ReadAsync(string key, CancellationToken cancellation) => File.ReadAllBytesAsync(AddressOf(key), cancellation);

    public Task<Stream> OpenAsync(string key, long offset, CancellationToken cancellation)
    {
        var file = new FileStream(AddressOf(key), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        file.Position = offset;
        return Task.FromResult<Stream>(file);
    }

    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        Told(() => AtomicFile.WriteAsync(AddressOf(key), content, isPrivate: true, cancellation: cancellation));

    public async Task<IStreamTarget> CreateAsync(string key, ApplyContext context)
    {
        DirectoryTarget? target = null;
        await Told(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(AddressOf(key))!);
            target = new DirectoryTarget(AddressOf(key), AddressOf(key) + Unfinished, Told);
            return Task.CompletedTask;
        });
        return target!;
    }

    public Task DeleteAsync(string key, CancellationToken cancellation) => RemoveAsync(AddressOf(key));

    public async Task<IReadOnlyList<string>> RemoveUnfinishedAsync(string prefix, CancellationToken cancellation)
    {
        var unfinished = Files(prefix).Where(IsUnfinished).Select(file => file.FullName).ToList();
        foreach (var path in unfinished) await RemoveAsync(path);
        return unfinished;
    }

    public void Dispose()
    {
        // Nothing is held open.
    }

    /// <summary>Keys do not end between slashes: a prefix is a folder.</summary>
    private IEnumerable<FileInfo> Files(string prefix) => new DirectoryInfo(AddressOf(prefix)) is { Exists: true } folder
        ? folder.EnumerateFiles("*", SearchOption.AllDirectories)
        : [];

    /// <summary>Also what <see cref="AtomicFile"/> left.</summary>
    private static bool IsUnfinished(FileInfo file) => file.Extension is Unfinished or ".tmp";

    private string KeyOf(FileInfo file) => Path.GetRelativePath(root, file.FullName).Replace(Path.DirectorySeparatorChar, '/');

    private Task RemoveAsync(string path) => Told(() =>
    {
        var folder = Path.GetDirectoryName(path)!;
        File.Delete(path);
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
        return Task.CompletedTask;
    });

    private async Task Told(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FailureException($"{root} cannot be written: {error.Message}", error)
            {
                NextSteps = [$"Check that {root} can be written and has space (df -h), then run the same command again."],
            };
        }
    }
}
