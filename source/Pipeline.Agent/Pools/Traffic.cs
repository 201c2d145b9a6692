namespace Pipeline.Agent;

/// <summary>The requests of one pool, counted from all threads.</summary>
internal sealed class Traffic
{
    private int inFlight;
    private long requests;
    private long failures;

    public int InFlight => Volatile.Read(ref inFlight);

    public long Requests => Volatile.Read(ref requests);

    public long Failures => Volatile.Read(ref failures);

    public void Enter() => Interlocked.Increment(ref inFlight);

    public void Accepted() => Interlocked.Increment(ref requests);

    public void Failed() => Interlocked.Increment(ref failures);

    public void Leave() => Interlocked.Decrement(ref inFlight);
}
