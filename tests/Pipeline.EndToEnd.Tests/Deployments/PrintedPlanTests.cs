namespace Pipeline.EndToEnd.Tests;

/// <summary>
/// What a run journals is a path through the plan that the dry run before it has printed, with the same words where they were known:
/// whatever is there before, and wherever the run fails.
/// </summary>
[Collection(DeploymentTests.Name)]
public sealed class PrintedPlanTests(Shop shop) : IClassFixture<Shop>
{
    private const string Staging = "DeployStaging";

    [Fact]
    public async Task Runs_that_succeed()
    {
        shop.Commit();
        await ShouldRunAsPrintedAsync(Staging, 0);
        await ShouldRunAsPrintedAsync(Staging, 0);
        shop.Commit();
        await ShouldRunAsPrintedAsync(Staging, 0);
        await ShouldRunAsPrintedAsync("DeployProd --yes", 0);
        await ShouldRunAsPrintedAsync("Rollback --environment staging", 0);
        await ShouldRunAsPrintedAsync("Backup --environment staging", 0);
        await ShouldRunAsPrintedAsync("Down --environment staging", 0);
        await ShouldRunAsPrintedAsync(Staging, 0);
    }

    [Fact]
    public async Task Runs_that_fail()
    {
        var effects = await shop.EffectsOfAnUpdateAsync();
        foreach (var moment in Soak.Sample(effects, oneOf: 12).Select(effect => new Moment("FAIL", "before", effect)))
        {
            shop.Commit();
            await moment.TestAsync(() => ShouldRunAsPrintedAsync(Staging, moment.ExitCode, moment.Variable));
        }
    }

    [Theory]
    [InlineData("TEST_EXIT_AFTER_MS", "0")]
    [InlineData("TEST_VERSION", "another")]
    public async Task Releases_that_fail(string variable, string value)
    {
        await shop.LiveAsync();
        shop.Commit();

        await ShouldRunAsPrintedAsync(Staging, 1, (variable, value));
    }

    private async Task ShouldRunAsPrintedAsync(string arguments, int exitCode, params (string, string)[] variables)
    {
        (await shop.RunAsync($"{arguments} --dry-run", variables)).Expect(0);
        var printed = shop.LastPlan();

        (await shop.RunAsync(arguments, variables)).Expect(exitCode);

        RunPath.Check(shop.LastJournal(), printed);
    }
}
