namespace Pipeline.Delivery;

/// <summary>The gate's own requests, which stand in for users that are not there.</summary>
internal sealed class Probing(Gate gate, MetricSubject subject, TimeProvider time)
{
    private TimeSpan took;

    public long Requests { get; private set; }

    public long Errors { get; private set; }

    /// <summary>The mean of all; <see langword="null"/> before the first.</summary>
    public TimeSpan? Latency => Requests == 0 ? null : took / Requests;

    /// <summary>Asks as often as users were missing in an interval; half of the next one may be spent on it.</summary>
    /// <param name="at">Since the watch began: nobody can be missing at its beginning.</param>
    /// <param name="users">How many requests there were.</param>
    /// <param name="cancellation">Ends the watch.</param>
    public async Task FillUpAsync(TimeSpan at, long users, CancellationToken cancellation)
    {
        if (gate.Probe is null || at == TimeSpan.Zero) return;

        var started = time.GetTimestamp();
        for (var missing = gate.MinimumSamples - users; missing > 0 && time.GetElapsedTime(started) < gate.Interval / 2; missing--)
            await AskAsync(gate.Probe, cancellation);
    }

    public async Task AskAsync(string path, CancellationToken cancellation)
    {
        var answer = await subject.Host.Probe(subject.Pool, path).AnswerAsync(cancellation);
        Requests++;
        if (answer is not { IsKnown: true, Value.IsError: false }) Errors++;
        took += answer.Value?.Took ?? TimeSpan.Zero;
    }
}
