namespace Pipeline.EndToEnd.Tests;

/// <summary>What becomes of a release that does not work, and of the one that it should have followed.</summary>
[Collection(DeploymentTests.Name)]
public sealed class BadReleaseTests(Shop shop) : IClassFixture<Shop>
{
    [Theory]
    [InlineData("timed out", "TEST_HEALTH=hang")]
    [InlineData("connection refused", "TEST_LISTEN=no")]
    [InlineData("exited with code 7", "TEST_EXIT_AFTER_MS=0", "TEST_EXIT_CODE=7")]
    [InlineData("answered 500", "TEST_HEALTH=500", "TEST_IGNORE_SIGTERM=yes", "TEST_CHILD=yes")]
    public async Task A_release_that_does_not_get_healthy_never_gets_a_request(string reason, params string[] behaviour)
    {
        var good = await shop.LiveAsync();
        await using var traffic = await Traffic.StartAsync(shop.Staging.Url, clients: 2, pause: TimeSpan.FromMilliseconds(1));

        var output = await DeployInVainAsync(behaviour);

        output.Should().Contain($"web {reason}");
        (await traffic.StopAsync()).Should().AllSatisfy(versions => versions.Should().Equal(good));
        await ShouldGoOnAsync();
    }

    [Fact]
    public async Task A_release_that_fails_its_smoke_test_is_taken_back()
    {
        var good = await shop.LiveAsync();
        await using var traffic = await Traffic.StartAsync(shop.Staging.Url, clients: 2, pause: TimeSpan.FromMilliseconds(1));

        var output = await DeployInVainAsync("TEST_VERSION=another");

        output.Should().Contain("answered without '");
        (await traffic.StopAsync()).Should().AllSatisfy(versions => versions.Should().StartWith(good).And.EndWith(good));
        await ShouldGoOnAsync();
    }

    [Fact]
    public async Task A_release_that_ignores_SIGTERM_is_killed_when_the_next_one_serves()
    {
        await shop.DeployAsync(("TEST_IGNORE_SIGTERM", "yes"), ("TEST_CHILD", "yes"), ("DELIVERY_STOP_GRACE", "1"));
        await using var traffic = await Traffic.StartAsync(shop.Staging.Url, clients: 2, pause: TimeSpan.FromMilliseconds(1));

        var next = await shop.DeployAsync();

        await traffic.StopAsync();
        await shop.ShouldServeAsync(next);
    }

    /// <summary>Deploys a release that misbehaves: the run says why, with the service's last words, and the release before is back.</summary>
    private async Task<string> DeployInVainAsync(params string[] behaviour)
    {
        var before = (await shop.Staging.State.Ask(default)).Live!.Version;
        shop.Commit();
        var variables = behaviour.Append("TEST_PRINT=3").Append("DELIVERY_HEALTHY_WITHIN=6").Append("DELIVERY_STOP_GRACE=1")
            .Select(variable => variable.Split('=')).Select(parts => (parts[0], parts[1])).ToArray();

        var output = (await shop.RunAsync("DeployStaging", variables)).Expect(1).All;

        output.Should().Contain("the last lines of web").And.Contain("out 3").And.Contain("err 3");
        await shop.ShouldServeAsync(before);
        return output;
    }

    private async Task ShouldGoOnAsync() => await shop.ShouldHaveCompletedAsync(await shop.DeployAsync());
}
