namespace Pipeline.Delivery;

/// <summary>How much a counter has grown since it was read first, also when it began anew meanwhile.</summary>
internal sealed class GrowingCount
{
    private long? last;

    public long Total { get; private set; }

    /// <param name="value">What it says; <see langword="null"/> when it is not there. One that was not there at first begins at zero.</param>
    public void Read(long? value)
    {
        if (value is { } now && last is { } before) Total += now >= before ? now - before : now;
        last = value ?? last ?? 0;
    }
}
