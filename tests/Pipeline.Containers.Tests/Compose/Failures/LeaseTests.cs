using System.Text.RegularExpressions;
using Pipeline.Delivery;
using Pipeline.Plans;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>One run at a time changes an environment, whatever the clocks say.</summary>
[Collection(ContainerCollection.Name)]
public sealed class LeaseTests(ContainerLab lab, ITestOutputHelper report)
{
    [FactNeeding(ContainerLab.Compose)]
    public async Task The_lease_keeps_others_out_until_it_ends_and_fences_off_who_lost_it()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);
        await shop.DeployAsync("1.0.0");
        var (plan, host) = await shop.PlanAsync("1.1.0", run: "slow");

        await using (await host.Lease.AcquireAsync("omar on laptop: DeployProd", default))
        {
            (await shop.FailToDeployAsync("1.2.0")).Message.Should().Contain("being changed by another run: omar on laptop: DeployProd");
            (await shop.Host().Lease.Holder.Ask(default)).Should().Be("omar on laptop: DeployProd");

            await shop.ExpireLeaseAsync();
            await shop.DeployAsync("1.2.0");

            (await shop.Invoking(late => late.ApplyAsync(plan)).Should().ThrowAsync<FailureException>()).Which.Message
                .Should().Contain("The world changed since the plan");
            (await shop.Invoking(late => late.ApplyAsync(host.Route(Traffic.Nowhere))).Should().ThrowAsync<FailureException>()).Which.Message
                .Should().Contain("has lost the lease");
        }

        await shop.ShouldServeAsync("1.2.0");
        await RaceAsync(shop);
    }

    [FactNeeding(ContainerLab.Compose)]
    public async Task Clocks_may_be_minutes_apart()
    {
        await using var shop = new ContainerShop(lab, report, lab.First, lab.Second);
        await using var slow = await lab.First.ShiftClockAsync(TimeSpan.FromMinutes(-5));
        await using var fast = await lab.Second.ShiftClockAsync(TimeSpan.FromMinutes(5));
        await shop.DeployAsync("1.0.0");

        var doctor = await shop.Host().Diagnoses.Ask(default);
        doctor.Where(diagnosis => diagnosis.Subject.StartsWith("clock of", StringComparison.Ordinal)).Should().HaveCount(2)
            .And.OnlyContain(diagnosis => Regex.IsMatch(diagnosis.Text, "differs from the clock here by (4.9|5.[01]) min", RegexOptions.None, TimeSpan.FromSeconds(1)));
        var (_, host) = await shop.PlanAsync("1.1.0", run: "slow");
        await using (await host.Lease.AcquireAsync("omar on laptop: DeployProd", default))
            (await shop.FailToDeployAsync("1.1.0")).Message.Should().Contain("being changed by another run: omar on laptop: DeployProd");
        await shop.DeployAsync("1.1.0");
        await shop.ShouldServeAsync("1.1.0");
    }

    /// <summary>Two deployments at once: one is done, the other learns of it and has changed nothing.</summary>
    private static async Task RaceAsync(ContainerShop shop)
    {
        var releases = new[] { await shop.ReleaseAsync("2.0.0"), await shop.ReleaseAsync("2.1.0") };

        var runs = releases.Select(release => Task.Run(() => shop.DeployAsync(release))).ToList();
        await Task.WhenAll(runs).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        var (winner, loser) = runs[0].IsCompletedSuccessfully ? (0, 1) : (1, 0);
        runs[winner].IsCompletedSuccessfully.Should().BeTrue("one of them is done: {0}", runs[winner].Exception);
        runs[loser].Exception!.InnerException.Should().BeOfType<FailureException>()
            .Which.Message.Should().MatchRegex("is being changed by another run: the test, run|The world changed since the plan");
        await shop.ShouldServeAsync(releases[winner].Version);
    }
}
