namespace Pipeline.Plans;

/// <summary>The standard output of a process as a stream that ends only when the process has succeeded.</summary>
internal sealed class ProcessOutput(PipedProcess process) : ReadOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await process.ReadAsync(buffer, cancellationToken);
        if (count == 0) await process.SucceedAsync(cancellationToken);
        return count;
    }

    public override async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await base.DisposeAsync();
    }
}
