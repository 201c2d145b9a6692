namespace Pipeline.Agent;

/// <summary>The requests of one pool, counted from all threads.</summary>
internal sealed class Traffic
{
    /// <summary>As many as HAProxy takes the mean of: <see href="https://docs.haproxy.org/2.6/management.html#9.1">rtime</see>.</summary>
    private const int LatencyOver = 1024;

    private readonly Lock latencyLock = new();
    private int inFlight;
    private long requests;
    private long failures;
    private long answered;
    private double latency;

    public int InFlight => Volatile.Read(ref inFlight);

    public long Requests => Volatile.Read(ref requests);

    public long Failures => Volatile.Read(ref failures);

    /// <summary>Milliseconds from a request to the beginning of its answer: a mean that forgets what is more than some hundred requests ago.</summary>
    public double? Latency
    {
        get
        {
            lock (latencyLock)
                return answered == 0 ? null : latency;
        }
    }

    public void Enter() => Interlocked.Increment(ref inFlight);

    public void Accepted() => Interlocked.Increment(ref requests);

    public void Answered(TimeSpan after)
    {
        lock (latencyLock)
            latency += (after.TotalMilliseconds - latency) / Math.Min(++answered, LatencyOver);
    }

    public void Failed() => Interlocked.Increment(ref failures);

    public void Leave() => Interlocked.Decrement(ref inFlight);
}
