using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Coverage;

public sealed class RequireCoverageTests
{
    [Fact]
    public async Task What_is_enough_is_told()
    {
        var run = new Run();

        await run.ApplyAsync(Require(80, 4, 5));

        run.Lines.Should().Equal("The tests of shop cover 80.0 % of the lines (4 of 5); 80 % are asked for.");
    }

    [Fact]
    public async Task What_is_almost_enough_does_not_look_like_it() =>
        (await new Run().FailAsync(Require(80, 79_999, 100_000))).Message.Should()
            .Be("The tests of shop cover 79.9 % of the lines (79999 of 100000); at least 80 % are asked for.");

    [Fact]
    public async Task A_report_without_lines_measures_nothing() =>
        (await new Run().FailAsync(Require(0, 0, 0))).Message.Should().Be("lcov.info names no line of shop: nothing was measured.");

    private static RequireCoverage Require(int minimum, int covered, int total) =>
        new("shop", new Query<LineCoverage>("lcov.info", _ => Task.FromResult(new LineCoverage(covered, total))), minimum);
}
