using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Fails when the tests ran too few of a service's lines.</summary>
/// <param name="Service">The name of the service.</param>
/// <param name="Coverage">What the tests left behind; its subject says where.</param>
/// <param name="Minimum">In percent.</param>
internal sealed record RequireCoverage(string Service, Query<LineCoverage> Coverage, int Minimum) : Effect
{
    public override string Describe(Values values) =>
        $"check that the tests cover at least {Minimum} % of the lines of {Service}: {Coverage.Subject}";

    public override async Task ApplyAsync(ApplyContext context)
    {
        var coverage = await Coverage.Ask(context.Cancellation);
        if (coverage.Total == 0) throw new FailureException($"{Coverage.Subject} names no line of {Service}: nothing was measured.");

        if (coverage.Percent < Minimum)
        {
            throw new FailureException($"The tests of {Service} cover {coverage}; at least {Minimum} % are asked for.")
            {
                NextSteps = [$"See which lines no test runs in {Coverage.Subject}."],
            };
        }

        context.Output.Line($"The tests of {Service} cover {coverage}; {Minimum} % are asked for.");
    }
}
