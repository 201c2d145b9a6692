namespace Pipeline.Delivery;

/// <summary>How much a counter has grown since it was read first, also when it began anew meanwhile.</summary>
internal sealed class GrowingCount
{
    private long? last;

    public long Total { get; private set; }

    public void Read(long value)
    {
        if (last is { } before) Total += value >= before ? value - before : value;
        last = value;
    }
}
