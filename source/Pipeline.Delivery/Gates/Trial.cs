using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The gate of an environment as plans, for one change from a release to the next.</summary>
/// <param name="gate">The environment's gate.</param>
/// <param name="next">The pool that is judged.</param>
/// <param name="live">The pool that serves before; <see langword="null"/> when none does.</param>
public sealed class Trial(Gate gate, MetricSubject next, MetricSubject? live)
{
    /// <summary>Reading the figures takes time, too: so much longer than its watch may a gate take before it is ended.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    private readonly Promise<TimeSpan?> before = Value.Promise<TimeSpan?>("latency before", "measuring it");

    /// <summary>What has to be measured before the traffic moves: nothing, where no limit is about growth.</summary>
    public IEnumerable<Step> Before => Compares ? [("before", new MeasureBefore(gate, live!, before))] : [];

    /// <summary>Watches the next pool and goes on only when it passes.</summary>
    /// <param name="time">For how long.</param>
    public Plan Watch(TimeSpan time)
    {
        var judgement = Value.Promise<Judgement>("verdict", "the watch");
        return Plan.Sequence(
            ("gate", new WatchPool(gate, next, time, Compares ? before : null, judgement) { Deadline = time + gate.Interval + Slack }),
            ("decide", Plan.Choose<GateVerdict>(
                judgement.Map(known => known.Verdict).Named("verdict"),
                new(GateVerdict.Pass, Plan.Nothing("the limits hold")),
                new(GateVerdict.Fail, new Refuse(judgement, next, [])),
                new(GateVerdict.Inconclusive, new Refuse(judgement, next, [$"Deploy when {next.Environment} has traffic, or give its Gate a Probe, so that the gate asks by itself."])),
                new(GateVerdict.Error, new Refuse(judgement, next, [$"See that {gate.Source.Name} can be read from here, then deploy again."])))));
    }

    private bool Compares => live is not null && gate.Limits.Any(limit => limit.Metric == Metric.LatencyGrowth);
}
