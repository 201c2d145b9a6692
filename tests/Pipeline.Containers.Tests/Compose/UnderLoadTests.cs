using System.Globalization;
using Pipeline.Delivery;
using Pipeline.Load;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>
/// Deployments and rollbacks of containers behind HAProxy while users send requests: short, long and large ones, on new connections and on kept
/// ones. None is failed or reset.
/// </summary>
[Collection(ContainerCollection.Name)]
[Trait(Measured.Trait, Measured.Time)]
public sealed class UnderLoadTests(ContainerLab lab, ITestOutputHelper report)
{
    /// <summary>Of a deployment and a rollback each.</summary>
    private static readonly int Rounds = Soak.IsOn ? 10 : 1;

    /// <summary>Of an old pool: longer than a slow request takes.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(Soak.IsOn ? 4 : 1);

    [FactNeeding(ContainerLab.Compose)]
    public Task No_request_is_lost_in_a_blue_green_deployment() => SwapAsync("blue-green", Strategy.BlueGreen);

    [FactNeeding(ContainerLab.Compose)]
    public Task No_request_is_lost_in_a_canary() => SwapAsync("canary", Strategy.Canary((10, TimeSpan.FromSeconds(2)), (50, TimeSpan.FromSeconds(1))));

    [FactNeeding(ContainerLab.Compose)]
    public Task No_request_is_lost_in_a_rolling_deployment() => SwapAsync("rolling", Strategy.Rolling, replicas: Soak.IsOn ? 3 : 2);

    private async Task SwapAsync(string strategy, Strategy how, int replicas = 1)
    {
        await using var shop = new ContainerShop(lab, report, lab.First)
        {
            Web = web => web with { Replicas = replicas },
            Production = production => production with
            {
                Strategy = how,
                DrainWithin = Drain,
                Gate = new Gate { Interval = TimeSpan.FromSeconds(1), MinimumSamples = 10 },
            },
        };
        await shop.DeployAsync("1.0.0");
        var control = Soak.IsOn && how == Strategy.BlueGreen ? await ControlAsync(shop) : null;

        await using var load = LoadRun.Start(OptionsFor(shop));
        for (var round = 0; round < Rounds; round++)
        {
            await shop.DeployAsync("1.1.0");
            await shop.RollbackAsync();
        }

        var figures = await load.StopAsync();
        report.WriteLine(figures.ToString());
        foreach (var (lane, row) in figures.Rows)
            report.Row("containers under load: failed of sent (median, 99th percentile, longest)", $"{strategy}, {2 * Rounds} swaps: {lane}", row, "0");
        if (control is not null) Compare(control, figures);
        figures.Failures.Should().BeEmpty();
        figures["keep-alive GET"].Closed.Should().Be(0);
        figures.Lanes.Should().OnlyContain(lane => lane.Milliseconds.Count > 0);
        (await shop.VersionAsync()).Should().Be("1.0.0");
    }

    /// <summary>The same containers start and stop as often, on the same two cores, under the same load, and nothing is switched.</summary>
    private static async Task<LoadFigures> ControlAsync(ContainerShop shop)
    {
        await using var load = LoadRun.Start(OptionsFor(shop));
        for (var swap = 0; swap < 2 * Rounds; swap++) await shop.StartBesideAsync("1.1.0");
        return await load.StopAsync();
    }

    private void Compare(LoadFigures control, LoadFigures swapped)
    {
        foreach (var lane in (string[])["short GET", "keep-alive GET"])
        {
            var (without, with) = (control[lane].Percentile(0.99), swapped[lane].Percentile(0.99));
            report.Row(
                "containers", $"99th percentile of {lane} during blue-green swaps, times that while the same containers start and stop without one",
                string.Create(CultureInfo.InvariantCulture, $"{with / without:0.00} ({with:0} ms, {without:0} ms)"), "2");
        }
    }

    private static LoadOptions OptionsFor(ContainerShop shop) => new(shop.Url)
    {
        SlowPath = Soak.IsOn ? "/slow?2000" : "/slow?500",
        UploadPath = "/upload",
        EventsPath = "/events",
    };
}
