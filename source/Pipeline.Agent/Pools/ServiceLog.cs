namespace Pipeline.Agent;

/// <summary>
/// What a service writes to its standard output and error, in a file of bounded size: when it is full it becomes <c>….log.1</c> and a new
/// one begins. The log of an earlier pool of the same name stays beside it as <c>….log.previous</c>: nobody takes its lines for this one's.
/// </summary>
internal sealed class ServiceLog(string file, AgentLog log, long limit = ServiceLog.DefaultLimit)
{
    private const long DefaultLimit = 10 * 1024 * 1024;

    /// <summary>
    /// Copies until the last process that can write has ended. One thread a service: reading a pipe blocks, and the thread pool is for
    /// the proxy.
    /// </summary>
    public Task CopyAsync(Stream output) => Task.Factory.StartNew(
        () => Copy(output), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Copy(Stream output)
    {
        PutEarlierPoolAside();
        var current = Open();
        try
        {
            var buffer = new byte[16 * 1024];
            while (output.Read(buffer) is var count and > 0)
                current = Append(current, buffer.AsSpan(0, count));
        }
        finally
        {
            current.Dispose();
        }
    }

    private void PutEarlierPoolAside()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Delete(LogTail.Earlier(file));
        if (File.Exists(file))
            File.Move(file, file + ".previous", overwrite: true);
    }

    private FileStream Append(FileStream current, ReadOnlySpan<byte> text)
    {
        try
        {
            if (current.Length + text.Length > limit)
            {
                current.Dispose();
                File.Move(file, LogTail.Earlier(file), overwrite: true);
                current = Open();
            }

            current.Write(text);
        }
        catch (IOException failure)
        {
            // The disk is full, say. Reading must go on: a service whose output nobody takes would stand still.
            log.Write($"{file}: {text.Length} bytes lost: {failure.Message}");
        }

        return current;
    }

    private FileStream Open() =>
        new(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
}
