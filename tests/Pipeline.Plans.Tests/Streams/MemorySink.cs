namespace Pipeline.Plans.Tests.Streams;

/// <summary>Keeps what it gets, and fails or is slow as a test asks for.</summary>
internal sealed record MemorySink : StreamSink, IStreamTarget
{
    private readonly MemoryStream kept = new();

    public byte[] Bytes => kept.ToArray();

    public bool IsComplete { get; private set; }

    public bool IsDisposed { get; private set; }

    public long FailsAfter { get; init; } = long.MaxValue;

    public TimeSpan Pause { get; init; }

    /// <summary>Called with the number of bytes so far.</summary>
    public Action<long> OnBytes { get; init; } = _ => { };

    public override string Describe(Values values) => "> memory";

    public override Task<IStreamTarget> OpenAsync(ApplyContext context) => Task.FromResult<IStreamTarget>(this);

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        kept.Write(bytes.Span);
        OnBytes(kept.Length);
        if (Pause > TimeSpan.Zero) await Task.Delay(Pause, cancellation);
        if (kept.Length > FailsAfter) throw new FailureException("no space");
    }

    public Task CompleteAsync(CancellationToken cancellation)
    {
        IsComplete = true;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
