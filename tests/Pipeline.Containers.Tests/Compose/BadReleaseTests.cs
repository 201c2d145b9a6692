using Pipeline.Plans;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>
/// A release that cannot take over. The old one serves throughout, the message says why, the records do not know the bad one, and the next
/// deployment needs no hand work.
/// </summary>
[Collection(ContainerCollection.Name)]
public sealed class BadReleaseTests(ContainerLab lab, ITestOutputHelper report)
{
    [FactNeeding(ContainerLab.Compose)]
    public async Task Services_that_cannot_run_are_stopped_and_the_old_release_serves()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);
        await shop.DeployAsync("1.0.0");

        await FailsAsync(shop, "exits at once", "green is not healthy: web exited with code 9", ("EXIT_AT_START", "9"));
        await FailsAsync(shop, "misses a variable", "green is not healthy: web exited with code 78", ("NEEDS", "LICENCE"));
        await FailsAsync(shop, "never healthy", "green is not healthy: web (0 of 1)", ("HEALTHY_AFTER", "600000"));
        await FailsAsync(shop, "exits once it is used", "/version answered 50", ("EXITS_WHEN_ASKED", "1"));
        await FailsAsync(shop, "answers with errors", "/version answered 500", ("ERROR_PERCENT", "100"));

        await shop.DeployAsync("1.2.0");
        (await shop.VersionAsync()).Should().Be("1.2.0");
    }

    private static async Task FailsAsync(ContainerShop shop, string what, string why, params (string Name, string Value)[] behaviour)
    {
        var visitor = new Visitor(shop.Url);
        FailureException failure;
        await using (visitor) failure = (await shop.Invoking(deployed => deployed.DeployAsync("1.1.0", behaviour)).Should().ThrowAsync<FailureException>(what)).Which;

        failure.Message.Should().Contain(why, what).And.Contain("1.0.0 serves", what);
        visitor.Versions.Should().Contain("1.0.0", what);
        var state = await shop.Host().State.Ask(default);
        state.Live!.Version.Should().Be("1.0.0", what);
        state.Pools.Should().ContainSingle(what);
        state.Last!.Release.Version.Should().Be("1.0.0", what);
    }
}
