namespace Pipeline.Delivery;

/// <summary>What happened between two samples of a watch.</summary>
/// <param name="Time">How long it was.</param>
/// <param name="Requests">How many there were.</param>
/// <param name="Errors">How many of them failed.</param>
/// <param name="Latency">The mean over the samples; <see langword="null"/> when none has one.</param>
internal sealed record Window(TimeSpan Time, long Requests, long Errors, TimeSpan? Latency)
{
    /// <summary>From one sample to the last.</summary>
    public static Window Since(int first, IReadOnlyList<Sample> samples)
    {
        var (begin, end) = (samples[first], samples[^1]);
        var latencies = samples.Skip(first + 1).Select(sample => sample.Latency).OfType<TimeSpan>().ToList();
        return new Window(
            end.At - begin.At,
            end.Requests - begin.Requests,
            end.Errors - begin.Errors,
            latencies.Count == 0 ? null : TimeSpan.FromSeconds(latencies.Average(latency => latency.TotalSeconds)));
    }

    /// <summary>The shortest one up to the last sample that is that long and has that many requests; <see langword="null"/> when there is none yet.</summary>
    public static Window? Shortest(IReadOnlyList<Sample> samples, TimeSpan length, int requests)
    {
        for (var first = samples.Count - 2; first >= 0; first--)
        {
            if (samples[^1].At - samples[first].At >= length && samples[^1].Requests - samples[first].Requests >= requests) return Since(first, samples);
        }

        return null;
    }

    /// <summary>The value of a metric; <see langword="null"/> when it is not known.</summary>
    /// <param name="metric">Which.</param>
    /// <param name="before">The latency of the release before.</param>
    public double? Value(Metric metric, TimeSpan? before) => metric switch
    {
        Metric.ErrorRate => Requests == 0 ? null : (double)Errors / Requests,
        Metric.Latency => Latency?.TotalSeconds,
        _ => before is { Ticks: > 0 } ? Latency / before : null,
    };
}
