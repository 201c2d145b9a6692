using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Decides on a release from what was seen of it.</summary>
/// <param name="gate">The rules.</param>
/// <param name="hasBefore">A release served before, so that growth can be judged.</param>
/// <param name="before">The latency of that release, as far as it is known.</param>
internal sealed class GateJudge(Gate gate, bool hasBefore, TimeSpan? before)
{
    /// <summary>Once is an accident; nobody waits for more.</summary>
    private const int UnhealthyInARow = 2;
    private const int UnreadableInARow = 3;

    private readonly IReadOnlyList<Limit> limits = [.. gate.Limits.Where(limit => hasBefore || limit.Metric != Metric.LatencyGrowth).OrderBy(limit => limit.Severity)];

    /// <summary>What ends the watch early; <see langword="null"/> when it goes on.</summary>
    /// <param name="samples">All so far, at least one.</param>
    public Judgement? During(IReadOnlyList<Sample> samples)
    {
        var last = samples[^1];
        if (InARow(samples, sample => sample.Unhealthy) >= UnhealthyInARow) return new(GateVerdict.Fail, $"it is not healthy: {last.Unhealthy}");
        if (last.Unreadable is { } unreadable && InARow(samples, sample => sample.Unreadable) >= UnreadableInARow) return new(GateVerdict.Error, unreadable);
        return limits
            .Select(limit => Window.Shortest(samples, limit.Over, gate.MinimumSamples) is { } window ? Exceeded(limit, window) : null)
            .FirstOrDefault(judgement => judgement is not null);
    }

    /// <summary>What it comes to when the watch is over.</summary>
    /// <param name="samples">All of it, at least two.</param>
    public Judgement AtEnd(IReadOnlyList<Sample> samples)
    {
        var last = samples[^1];
        if (last.Unhealthy is { } reason) return new(GateVerdict.Fail, $"it is not healthy: {reason}");
        if (last.Unreadable is { } unreadable) return new(GateVerdict.Error, unreadable);

        var all = Window.Since(0, samples);
        if (all.Requests < gate.MinimumSamples)
            return new(GateVerdict.Inconclusive, $"{all.Requests} of at least {gate.MinimumSamples} requests in {Duration.Show(all.Time)}");
        if (limits.Select(limit => Exceeded(limit, all)).FirstOrDefault(judgement => judgement is not null) is { } exceeded) return exceeded;

        var unknown = limits.FirstOrDefault(limit => all.Value(limit.Metric, before) is null);
        return unknown is null
            ? new(GateVerdict.Pass, Figures.Of(all))
            : new(GateVerdict.Inconclusive, $"the {unknown.Name}{(unknown.Metric == Metric.LatencyGrowth ? " with the release before" : "")} is not known");
    }

    private Judgement? Exceeded(Limit limit, Window window) => window.Value(limit.Metric, before) is { } value && value > limit.Above
        ? new(GateVerdict.Fail, $"{limit.Name} {limit.Show(value)} of {window.Requests} requests in {Duration.Show(window.Time)}, over the {limit.Severity.ToString().ToLowerInvariant()} limit of {limit.Show(limit.Above)}")
        : null;

    private static int InARow(IReadOnlyList<Sample> samples, Func<Sample, string?> problem) => samples.Reverse().TakeWhile(sample => problem(sample) is not null).Count();
}
