namespace Pipeline.Delivery.Tests.Preflight;

public sealed class RequirePreflightTests
{
    [Fact]
    public async Task It_stops_with_the_fixes_of_what_blocks()
    {
        var run = new Run();
        var facts = Facts.Ready() with { MissingVariables = ["API_KEY"], TestsPassed = false };

        var failure = await run.FailAsync(Effect(facts));

        failure.Message.Should().Be("Not ready for production: tests, variables.");
        failure.NextSteps.Should().Equal("./build.sh Test", "Set API_KEY, or PRODUCTION_API_KEY for production alone.");
    }

    [Fact]
    public async Task It_goes_on_when_nothing_blocks()
    {
        var run = new Run();

        await run.ApplyAsync(Effect(Facts.Ready()));

        run.Lines.Should().BeEmpty("the list was shown when the plan was built");
    }

    private static RequirePreflight Effect(PreflightFacts facts) => new("production", [.. PreflightList.Of(facts)]);
}
