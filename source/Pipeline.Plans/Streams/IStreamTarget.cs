namespace Pipeline.Plans;

/// <summary>Takes the bytes of a stream. Disposed before it was completed, it leaves nothing that could be taken for the whole.</summary>
public interface IStreamTarget : IAsyncDisposable
{
    /// <summary>Takes the next bytes; the buffer is the caller's again afterwards. Waits while the target is slower than the stream.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    /// <summary>All bytes were written: they are there, under their name, when it has ended.</summary>
    Task CompleteAsync(CancellationToken cancellation);
}
