namespace Pipeline.Agent;

/// <summary>Copies a stream as it comes: what has been read is passed on before more is awaited; nothing waits for a buffer to fill.</summary>
internal static class StreamPump
{
    private const int BufferSize = 32 * 1024;

    /// <exception cref="SourceBrokenException">Reading failed. Every other exception is the target's, or a cancellation.</exception>
    public static async Task CopyAsync(Stream source, Stream target, CancellationToken cancellation)
    {
        var buffer = new byte[BufferSize];
        while (true)
        {
            var reading = source.ReadAsync(buffer, cancellation);
            if (!reading.IsCompleted)
                await target.FlushAsync(cancellation);

            var count = await ReadAsync(reading);
            if (count == 0)
                return;
            await target.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }
    }

    private static async ValueTask<int> ReadAsync(ValueTask<int> reading)
    {
        try
        {
            return await reading;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new SourceBrokenException(failure);
        }
    }
}
