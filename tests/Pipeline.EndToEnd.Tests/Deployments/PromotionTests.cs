namespace Pipeline.EndToEnd.Tests;

[Collection(DeploymentTests.Name)]
public sealed class PromotionTests(Shop shop) : IClassFixture<Shop>
{
    [Fact]
    public async Task Production_gets_what_staging_runs_without_building_or_deploying_it_again()
    {
        var version = await shop.DeployAsync();
        var before = await shop.Staging.State.Ask(default);

        var promotion = (await shop.RunAsync("DeployProd --yes")).Expect(0);

        promotion.Output.Should().Contain($"{version} is built already").And.Contain($"{version} serves staging already, since ");
        var (staging, production) = (await shop.Staging.State.Ask(default), await shop.Production.State.Ask(default));
        production.Live!.Version.Should().Be(version);
        production.Last!.Release.Should().Be(staging.Last!.Release, "the digests are the same");
        staging.Should().Be(before, "staging was not deployed again");

        var again = (await shop.RunAsync("DeployProd --yes")).Expect(0);

        again.Output.Should().Contain($"{version} serves production already, since ");
        (await shop.Production.State.Ask(default)).Should().Be(production);
        (await shop.Staging.State.Ask(default)).Should().Be(staging);
    }

    [Fact]
    public async Task A_release_that_staging_has_not_seen_goes_there_first()
    {
        var version = shop.Commit();

        (await shop.RunAsync("DeployProd --yes")).Expect(0);

        (await shop.Staging.State.Ask(default)).Live!.Version.Should().Be(version);
        (await shop.Production.State.Ask(default)).Live!.Version.Should().Be(version);
    }

    [Fact]
    public async Task A_release_that_fails_in_staging_does_not_reach_production()
    {
        var before = (await shop.Production.State.Ask(default)).Live?.Version;
        shop.Commit();

        (await shop.RunAsync("DeployProd --yes", ("TEST_EXIT_AFTER_MS", "0"))).Expect(1);

        (await shop.Production.State.Ask(default)).Live?.Version.Should().Be(before);
    }
}
