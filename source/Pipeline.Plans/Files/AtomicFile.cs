namespace Pipeline.Plans;

/// <summary>Writes a file beside its place, flushes it to disk and renames it over: readers never see a part of it.</summary>
public static class AtomicFile
{
    /// <param name="path">Where; missing folders are made.</param>
    /// <param name="content">The whole content.</param>
    /// <param name="isPrivate">Only the user may read it: mode 0600 instead of 0644.</param>
    /// <param name="isExecutable">Who may read it may run it: mode 0755 instead of 0644.</param>
    /// <param name="cancellation">Ends writing; the old content stays.</param>
    public static Task WriteAsync(
        string path,
        ReadOnlyMemory<byte> content,
        bool isPrivate = false,
        bool isExecutable = false,
        CancellationToken cancellation = default) =>
        WriteAsync(path, file => file.WriteAsync(content, cancellation).AsTask(), isPrivate, isExecutable);

    /// <param name="path">Where; missing folders are made.</param>
    /// <param name="write">Writes the whole content as a stream; when it fails the old content stays.</param>
    /// <param name="isPrivate">Only the user may read it: mode 0600 instead of 0644.</param>
    /// <param name="isExecutable">Who may read it may run it: mode 0755 instead of 0644.</param>
    public static async Task WriteAsync(string path, Func<Stream, Task> write, bool isPrivate = false, bool isExecutable = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var file = new FileStream(temporary, Options(Mode(isPrivate, isExecutable))))
            {
                await write(file);
                await file.FlushAsync();
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static UnixFileMode Mode(bool isPrivate, bool isExecutable)
    {
        var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (isExecutable) mode |= UnixFileMode.UserExecute;
        if (!isPrivate) mode |= UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        if (!isPrivate && isExecutable) mode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return mode;
    }

    private static FileStreamOptions Options(UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
        return options;
    }
}
