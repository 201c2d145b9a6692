namespace Pipeline.Delivery;

/// <summary>Where a gate gets its figures from.</summary>
public abstract record MetricSource
{
    /// <summary>What the environment's edge counted: every request of users to the pool.</summary>
    public static MetricSource Edge { get; } = new EdgeCounters();

    /// <summary>Nothing but the gate's own requests (<see cref="Gate.Probe"/>), whatever users meet.</summary>
    public static MetricSource ProbesOnly { get; } = new NoCounters();

    /// <summary>What it is, as shown: <c>the edge's counters</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Reads the counters of a pool.</summary>
    /// <param name="subject">Which pool, of what.</param>
    /// <param name="cancellation">Cancelled when it takes too long.</param>
    /// <returns>The counters; <see langword="null"/> when there are none of that pool, as before its first request.</returns>
    /// <exception cref="Plans.FailureException">They could not be read.</exception>
    public abstract Task<MetricReading?> ReadAsync(MetricSubject subject, CancellationToken cancellation);

    private sealed record EdgeCounters : MetricSource
    {
        public override string Name => "the edge's counters";

        public override async Task<MetricReading?> ReadAsync(MetricSubject subject, CancellationToken cancellation)
        {
            var counters = await subject.Host.Counters(subject.Pool).Ask(cancellation);
            return new MetricReading(counters.Requests, counters.Errors, counters.Latency);
        }
    }

    private sealed record NoCounters : MetricSource
    {
        public override string Name => "own requests";

        public override Task<MetricReading?> ReadAsync(MetricSubject subject, CancellationToken cancellation) => Task.FromResult<MetricReading?>(null);
    }
}
