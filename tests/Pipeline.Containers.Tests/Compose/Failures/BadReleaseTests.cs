using Pipeline.Delivery;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>
/// A release that cannot take over. The old one serves, the message says why, the records do not know the bad one, and the next
/// deployment needs no hand work.
/// </summary>
[Collection(ContainerCollection.Name)]
public sealed class BadReleaseTests(ContainerLab lab, ITestOutputHelper report)
{
    private static readonly Gate Watchful = new() { Interval = TimeSpan.FromMilliseconds(500), MinimumSamples = 5, Limits = [Limit.ErrorRate(above: 0.9)] };

    [FactNeeding(ContainerLab.Compose)]
    public async Task What_cannot_run_gets_no_traffic()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);
        await shop.DeployAsync("1.0.0");

        await FailsAsync(shop, "exits at once", "green is not healthy: web exited with code 9", ("EXIT_AT_START", "9"));
        await FailsAsync(shop, "misses a variable", "green is not healthy: web exited with code 78", ("NEEDS", "LICENCE"));
        shop.Production = production => production with { HealthyWithin = TimeSpan.FromSeconds(3) };
        await FailsAsync(shop, "never healthy", "green is not healthy: web (0 of 1). The edge says: DOWN", ("HEALTHY_AFTER", "600000"));
        shop.Production = production => production;
        shop.Web = web => web with { MemoryLimit = 64.Mebibytes };
        await FailsAsync(shop, "out of memory", "green is not healthy: web exited with code 137: it needs more memory than its limit", ("EATS_MEMORY", "1"), ("HEALTHY_AFTER", "600000"));
        shop.Web = web => web with { MemoryLimit = 1.Mebibytes };
        await FailsAsync(shop, "not a valid Compose service", "Minimum memory limit allowed");

        shop.Web = web => web;
        await shop.DeployAsync("1.2.0", ("IGNORES_TERM", "1"));
        await shop.DeployAsync("1.3.0");
        await shop.ShouldServeAsync("1.3.0");
    }

    [FactNeeding(ContainerLab.Compose)]
    public async Task What_does_not_hold_with_users_is_taken_back()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);
        await shop.DeployAsync("1.0.0");

        await FailsWithUsersAsync(shop, "exits once it is used", "/version answered 50", ("EXITS_WHEN_ASKED", "1"));
        await FailsWithUsersAsync(shop, "answers with errors", "/version answered 500", ("ERROR_PERCENT", "100"));
        shop.Production = production => production with { SmokeTests = [new("/version") { AnswerWithin = TimeSpan.FromSeconds(1) }] };
        // On a busy machine the three attempts together may take too long before the last one does.
        await FailsWithUsersAsync(shop, "hangs", "/version was not answered within 1 s|It took longer than 4 s and was ended: curl -X GET", ("HANGS_WHEN_ASKED", "1"));
        shop.Production = production => production with { WatchFor = TimeSpan.FromSeconds(20), Gate = Watchful };
        await FailsWithUsersAsync(shop, "unhealthy while it is watched", "1.1.0 does not hold in production: it is not healthy: green is not healthy: web (0 of 1)", ("UNHEALTHY_AFTER_REQUESTS", "60"));
        await FailsWithUsersAsync(shop, "exits while it is watched", "1.1.0 does not hold in production: ", ("EXITS_AFTER_REQUESTS", "60"));

        shop.Production = production => production with { SmokeTests = [new("/flaky")] };
        await shop.DeployAsync("1.2.0");
        shop.Output.Lines.Should().Contain(line => line.Contains("/flaky answered 500", StringComparison.Ordinal) && line.Contains("(attempt 1 of 3; again in 250 ms)", StringComparison.Ordinal));
        await shop.ShouldServeAsync("1.2.0");
    }

    private static async Task FailsAsync(ContainerShop shop, string what, string why, params (string Name, string Value)[] behaviour) =>
        (await shop.FailToDeployAsync("1.1.0", behaviour)).Message.Should().Contain(why, what).And.Contain("1.0.0 serves", what);

    private static async Task FailsWithUsersAsync(ContainerShop shop, string what, string why, params (string Name, string Value)[] behaviour) =>
        (await shop.FailAsync(() => shop.DeployAsync("1.1.0", behaviour), moves: true)).Message.Should().ContainAny(why.Split('|'), what).And.Contain("1.0.0 serves", what);
}
