using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Watches a pool that serves and keeps a judgement on it. It ends when the watch is over, or as soon as there is no doubt; it never waits for
/// requests that do not come.
/// </summary>
/// <param name="Gate">What is watched.</param>
/// <param name="Subject">The pool.</param>
/// <param name="Watch">For how long.</param>
/// <param name="Before">The latency of the release before; <see langword="null"/> when none served.</param>
/// <param name="Result">Kept in the end.</param>
internal sealed record WatchPool(Gate Gate, MetricSubject Subject, TimeSpan Watch, Value<TimeSpan?>? Before, Promise<Judgement> Result) : Effect
{
    /// <summary>How many times a watch says how it is going.</summary>
    private const int Reports = 10;

    public override string Describe(Values values) =>
        $"watch {Subject.Pool} for {Duration.Show(Watch)} by {Gate.Source.Name}, every {Duration.Show(Gate.Interval)}; it fails on: "
        + $"unhealthy twice{string.Concat(Gate.Limits.Select(limit => $", {limit}"))}; at least {Gate.MinimumSamples} requests"
        + (Gate.Probe is null ? "" : $", own ones to {Gate.Probe} where users' are missing");

    public override async Task ApplyAsync(ApplyContext context)
    {
        var judge = new GateJudge(Gate, Before is not null, Before is null ? null : context.Read(Before));
        var sampler = new Sampler(Gate, Subject, context.Time);
        var samples = new List<Sample>();
        var started = context.Time.GetTimestamp();
        for (var tick = 0; ; tick++)
        {
            var at = Gate.Interval * tick < Watch ? Gate.Interval * tick : Watch;
            await UntilAsync(at, started, context);
            samples.Add(await sampler.TakeAsync(at, context.Cancellation));
            var judgement = judge.During(samples) ?? (at == Watch ? judge.AtEnd(samples) : null);
            Report(samples, judgement, context);
            if (judgement is null) continue;

            context.Values.Keep(Result, judgement);
            return;
        }
    }

    private static async Task UntilAsync(TimeSpan at, long started, ApplyContext context)
    {
        var left = at - context.Time.GetElapsedTime(started);
        if (left > TimeSpan.Zero) await Task.Delay(left, context.Time, context.Cancellation);
    }

    private void Report(List<Sample> samples, Judgement? judgement, ApplyContext context)
    {
        var prefix = $"{Subject.Pool} ({Subject.Version})";
        if (judgement is not null) context.Output.Line($"{prefix}: {judgement.Verdict.ToString().ToLowerInvariant()}: {judgement.Reason}");
        else if (samples.Count > 1 && Part(samples[^1]) > Part(samples[^2])) context.Output.Line($"{prefix}: {Figures.Of(Window.Since(0, samples))}");

        int Part(Sample sample) => (int)(sample.At / Watch * Reports);
    }
}
