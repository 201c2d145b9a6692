using Pipeline.Delivery;
using Pipeline.Lab;
using Pipeline.Plans;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>Gates by the counters of the real edge, and by a Prometheus that gives no figures.</summary>
[Collection(ContainerCollection.Name)]
public sealed class GateTests(ContainerLab lab, ITestOutputHelper report)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Reading the figures takes time too, on a machine that is busy with other tests more.</summary>
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(2);

    [FactNeeding(ContainerLab.Compose)]
    public async Task A_canary_that_fails_one_request_in_ten_is_gone_within_two_intervals_and_one_without_traffic_is_not_promoted()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);
        await shop.DeployAsync("1.0.0");
        shop.Production = production => production with
        {
            Strategy = Strategy.Canary((50, TimeSpan.FromMinutes(1))),
            Gate = new Gate { Interval = Interval, MinimumSamples = 20, Limits = [Limit.ErrorRate(above: 0.02)] },
            SmokeTests = [],
        };

        FailureException failure;
        await using (var visitors = new Visitors(shop.Url, 4))
            failure = await shop.FailAsync(() => shop.DeployAsync("1.1.0", ("ERROR_PERCENT", "10")), moves: true);
        failure.Message.Should().MatchRegex("^1.1.0 does not hold in production: error rate [0-9.]+ % of [0-9]+ requests in [0-9.]+ s, over the critical limit of 2 %. 1.0.0 serves");
        shop.Journal.Outcomes.Single(outcome => outcome.Id.EndsWith("phase-50/watch/gate", StringComparison.Ordinal)).Duration.Should().BeLessThan((2 * Interval) + Reading);

        shop.Production = production => production with
        {
            Strategy = Strategy.Canary((50, TimeSpan.FromSeconds(2))),
            Gate = new Gate { Interval = TimeSpan.FromSeconds(1) },
        };
        var quiet = (await shop.Invoking(quietly => quietly.DeployAsync("1.2.0")).Should().ThrowAsync<FailureException>()).Which;
        quiet.Message.Should().StartWith("1.2.0 was not proven in production: 0 of at least 50 requests in 2 s. 1.0.0 serves");
        quiet.NextSteps.Should().ContainSingle().Which.Should().Contain("give its Gate a Probe");
        await shop.ShouldServeAsync("1.0.0");
    }

    [FactNeeding(ContainerLab.Compose, LabPrograms.Prometheus)]
    public async Task A_Prometheus_that_is_down_empty_or_silent_promotes_nothing()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);
        await using var empty = await PrometheusServer.StartAsync();
        using var silent = new FakeApi(new FakeAnswer(200, "") { IsSilent = true });
        await shop.DeployAsync("1.0.0");

        var down = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        (await FailAsync(shop, down)).Should().StartWith($"1.1.0 could not be judged in production: Prometheus at {down} could not be read").And.Contain("Connection refused");
        (await FailAsync(shop, empty.Url)).Should().StartWith("1.1.0 was not proven in production: 0 of at least 50 requests in 2 s");
        (await FailAsync(shop, silent.Url)).Should().StartWith($"1.1.0 could not be judged in production: Prometheus at {silent.Url} could not be read: no answer within 2 s");

        shop.Production = production => production;
        await shop.DeployAsync("1.1.0");
        await shop.ShouldServeAsync("1.1.0");
    }

    private static async Task<string> FailAsync(ContainerShop shop, Uri prometheus)
    {
        var source = new PrometheusMetrics(prometheus) { Requests = "sum(http_requests_total{version=\"{version}\"})", Errors = "sum(http_errors_total{version=\"{version}\"})" };
        shop.Production = production => production with { WatchFor = TimeSpan.FromSeconds(2), Gate = new Gate { Source = source, Interval = TimeSpan.FromSeconds(1) } };
        return (await shop.FailAsync(() => shop.DeployAsync("1.1.0"), moves: true)).Message;
    }

    private sealed class Visitors(Uri url, int count) : IAsyncDisposable
    {
        private readonly Visitor[] all = [.. Enumerable.Range(0, count).Select(_ => new Visitor(url))];

        public async ValueTask DisposeAsync()
        {
            foreach (var visitor in all) await visitor.DisposeAsync();
        }
    }
}
