using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Fails with what a gate found, so that what brought the release up is undone.</summary>
/// <param name="Judgement">Why.</param>
/// <param name="Subject">What is refused.</param>
/// <param name="NextSteps">For the person who reads it.</param>
internal sealed record Refuse(Value<Judgement> Judgement, MetricSubject Subject, EquatableList<string> NextSteps) : Effect
{
    public override string Describe(Values values) => $"fail: {Subject.Version} is taken back";

    public override Task ApplyAsync(ApplyContext context)
    {
        var judgement = context.Read(Judgement);
        var what = judgement.Verdict switch
        {
            GateVerdict.Fail => "does not hold in",
            GateVerdict.Inconclusive => "was not proven in",
            _ => "could not be judged in",
        };
        throw new FailureException($"{Subject.Version} {what} {Subject.Environment}: {judgement.Reason}.") { NextSteps = [.. NextSteps] };
    }
}
