using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Fails when restoring worked but took too long, or would have lost too much.</summary>
/// <param name="Report">The report.</param>
internal sealed record RequireObjectives(Value<DrillReport> Report) : Effect
{
    public override string Describe(Values values) => "compare recovery time and recovery point with the objectives";

    public override Task ApplyAsync(ApplyContext context)
    {
        var report = context.Read(Report);
        return report.HasPassed
            ? Task.CompletedTask
            : throw new FailureException($"The drill restored everything, and yet: {string.Join(" ", report.Problems)}")
            {
                IsFinal = true,
                NextSteps = ["Back up more often, or make restoring faster; or correct RecoveryPoint and RecoveryTime of the policy, if they are not what was promised."],
            };
    }
}
