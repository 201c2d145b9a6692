using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Reads what a gate judges by, and asks the pool itself when users do not ask often enough.</summary>
internal sealed class Sampler(Gate gate, MetricSubject subject, TimeProvider time)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

    private readonly GrowingCount requests = new();
    private readonly GrowingCount errors = new();
    private readonly Probing probing = new(gate, subject, time);

    /// <summary>A source that takes longer than this has not answered: an interval, as far as that is reasonable.</summary>
    private readonly TimeSpan patience = gate.Interval < Least ? Least : gate.Interval > Most ? Most : gate.Interval;
    private TimeSpan? latency;

    /// <summary>One sample. The first one only says where counting begins.</summary>
    /// <param name="at">Since the watch began.</param>
    /// <param name="cancellation">Ends the watch.</param>
    public async Task<Sample> TakeAsync(TimeSpan at, CancellationToken cancellation)
    {
        var unhealthy = await ReadAsync(subject.Host.Unhealthy(subject.Pool).AnswerAsync, cancellation);
        var reading = await ReadAsync(token => Source.AnswerAsync(token), cancellation);
        if (reading.IsKnown)
        {
            var before = requests.Total;
            requests.Read(reading.Value?.Requests);
            errors.Read(reading.Value?.Errors);
            await probing.FillUpAsync(at, requests.Total - before, cancellation);
            latency = reading.Value?.Latency ?? probing.Latency;
        }

        return new Sample(at, requests.Total + probing.Requests, errors.Total + probing.Errors, latency)
        {
            Unhealthy = unhealthy.Value,
            Unreadable = reading.IsKnown ? Unreadable($"the health of {subject.Pool}", unhealthy.Reason) : Unreadable(gate.Source.Name, reading.Reason),
        };
    }

    private static string? Unreadable(string what, string? reason) => reason is null ? null : $"{what} could not be read: {reason}";

    private Query<MetricReading?> Source => new(gate.Source.Name, token => gate.Source.ReadAsync(subject, token));

    private async Task<Answer<T>> ReadAsync<T>(Func<CancellationToken, Task<Answer<T>>> ask, CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        try
        {
            return await ask(both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Answer<T>.Unreadable($"no answer within {Duration.Show(patience)}");
        }
    }
}
