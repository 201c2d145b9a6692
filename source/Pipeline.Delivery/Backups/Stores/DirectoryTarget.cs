using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A file that gets its name when it is complete and on disk.</summary>
internal sealed class DirectoryTarget(string path, string unfinished, Func<Func<Task>, Task> told) : IStreamTarget
{
    private readonly FileStream file = new(unfinished, Options());
    private bool isComplete;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => await told(() => file.WriteAsync(bytes, cancellation).AsTask());

    public Task CompleteAsync(CancellationToken cancellation) => told(async () =>
    {
        await file.FlushAsync(cancellation);
        file.Flush(flushToDisk: true);
        await file.DisposeAsync();
        File.Move(unfinished, path);
        isComplete = true;
    });

    public async ValueTask DisposeAsync()
    {
        try
        {
            await file.DisposeAsync();
        }
        catch (IOException) when (!isComplete)
        {
            // What could not be written any more is deleted.
        }

        if (!isComplete) File.Delete(unfinished);
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
