using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Measures the latency of the release that serves, before the traffic moves: what growth is judged against. Unknown is no failure here.</summary>
/// <param name="Gate">Says where from.</param>
/// <param name="Subject">The pool that serves.</param>
/// <param name="Result">Kept in the end.</param>
internal sealed record MeasureBefore(Gate Gate, MetricSubject Subject, Promise<TimeSpan?> Result) : Effect
{
    private const int Probes = 20;

    public override string Describe(Values values) => $"measure the latency of {Subject.Pool} ({Subject.Version}) by {Gate.Source.Name}";

    public override async Task ApplyAsync(ApplyContext context)
    {
        var reading = await new Query<MetricReading?>(Gate.Source.Name, token => Gate.Source.ReadAsync(Subject, token)).AnswerAsync(context.Cancellation);
        var latency = reading.Value?.Latency ?? await ProbeAsync(context);
        context.Output.Line($"{Subject.Pool} ({Subject.Version}): latency {(latency is { } known ? Duration.Show(known) : $"unknown: {reading.Reason ?? "no requests"}")}");
        context.Values.Keep(Result, latency);
    }

    private async Task<TimeSpan?> ProbeAsync(ApplyContext context)
    {
        if (Gate.Probe is null) return null;

        var probing = new Probing(Gate, Subject, context.Time);
        for (var i = 0; i < Probes; i++) await probing.AskAsync(Gate.Probe, context.Cancellation);
        return probing.Latency;
    }
}
