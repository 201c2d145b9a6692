using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Stops when something in the list before a deployment blocks.</summary>
/// <param name="Environment">The name of the environment.</param>
/// <param name="Checks">What <see cref="PreflightList"/> found.</param>
public sealed record RequirePreflight(string Environment, EquatableList<PreflightCheck> Checks) : Effect
{
    public override string Describe(Values values) => $"check that nothing stands against deploying to {Environment}";

    public override Task ApplyAsync(ApplyContext context)
    {
        var blocking = Checks.Where(check => check.Outcome == PreflightOutcome.Error).ToList();
        return blocking.Count == 0
            ? Task.CompletedTask
            : throw new FailureException(PreflightTable.Verdict(Environment, Checks))
            {
                IsFinal = true,
                NextSteps = [.. blocking.Select(check => check.Fix).OfType<string>()],
            };
    }
}
