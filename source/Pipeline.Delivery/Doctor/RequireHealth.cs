using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Fails when one of the findings is bad.</summary>
/// <param name="Environment">The name of the environment.</param>
/// <param name="Findings">What was found.</param>
public sealed record RequireHealth(string Environment, EquatableList<Diagnosis> Findings) : Effect
{
    public override string Describe(Values values) => $"check that nothing is wrong with {Environment}";

    public override Task ApplyAsync(ApplyContext context)
    {
        var bad = Findings.Where(finding => finding.Severity == DiagnosisSeverity.Bad).ToList();
        return bad.Count == 0
            ? Task.CompletedTask
            : throw new FailureException(DiagnosisTable.Verdict(Environment, Findings))
            {
                IsFinal = true,
                NextSteps = [.. bad.Select(finding => finding.Fix).OfType<string>().Distinct(StringComparer.Ordinal)],
            };
    }
}
