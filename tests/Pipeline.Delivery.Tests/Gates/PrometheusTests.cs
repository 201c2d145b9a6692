using Pipeline.Lab;
using Pipeline.Load;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

/// <summary>A real Prometheus that asks the test service through the edge, and gates that ask that Prometheus.</summary>
public sealed class PrometheusTests : IAsyncLifetime
{
    private readonly LocalApplication application = new()
    {
        Strategy = Strategy.Canary((50, TimeSpan.FromSeconds(20))),
    };

    private PrometheusServer? prometheus;

    public Task InitializeAsync() => application.DeployAsync("1.0.0", ("TEST_ERROR_EVERY", "10"));

    public async Task DisposeAsync()
    {
        if (prometheus is not null) await prometheus.DisposeAsync();
        await application.DisposeAsync();
    }

    [PrometheusFact]
    public async Task Counters_and_latency_are_read_and_placeholders_filled()
    {
        var source = await StartAsync();
        using var client = new HttpClient { BaseAddress = application.Url };
        for (var i = 0; i < 29; i++) (await client.GetAsync("/version")).Dispose();
        // The smoke test was the first.
        MetricReading? reading = null;
        for (var i = 0; i < 100 && reading?.Requests != 30; i++)
        {
            await Task.Delay(200);
            reading = await source.ReadAsync(Subject("1.0.0"), default);
        }

        reading!.Requests.Should().Be(30);
        reading.Errors.Should().Be(3);
        reading.Latency.Should().NotBeNull();
        (await source.ReadAsync(Subject("9.9.9"), default)).Should().BeNull("nothing runs that version");
    }

    [PrometheusFact]
    public async Task What_is_wrong_with_a_query_is_said_in_Prometheus_own_words()
    {
        var source = await StartAsync();
        var wrong = () => (source with { Requests = "sum(" }).ReadAsync(Subject("1.0.0"), default);
        var many = () => (source with { Requests = "vector(1) or prometheus_build_info or up or go_info or process_start_time_seconds or label_replace(vector(2), \"a\", \"b\", \"\", \"\")" }).ReadAsync(Subject("1.0.0"), default);

        (await wrong.Should().ThrowAsync<FailureException>()).WithMessage("the query sum( failed: *parse error*");
        (await many.Should().ThrowAsync<FailureException>()).WithMessage("* series instead of one: put sum(…) around it");
        (await (source with { Requests = "0/0" }).ReadAsync(Subject("1.0.0"), default)).Should().BeNull("that is no number");
        (await (source with { Requests = "scalar(vector(7))", Errors = "scalar(vector(1))" }).ReadAsync(Subject("1.0.0"), default))!.Requests.Should().Be(7);
    }

    [PrometheusFact]
    public async Task A_bad_canary_is_aborted_by_what_it_says()
    {
        application.Gate = new Gate { Source = await StartAsync(), Interval = TimeSpan.FromSeconds(1), MinimumSamples = 20 };
        await using var load = LoadRun.Start(new LoadOptions(application.Url) { SlowRate = 0, UploadRate = 0, Listeners = 0 });

        var failure = await FailAsync(("TEST_ERROR_EVERY", "10"));

        failure.Message.Should().StartWith("1.1.0 does not hold in test: error rate");
        await ServesAsBeforeAsync();
    }

    [PrometheusFact]
    public async Task Without_a_series_of_the_release_it_is_inconclusive()
    {
        application.Strategy = Strategy.Canary((50, TimeSpan.FromSeconds(2)));
        application.Gate = new Gate { Source = await StartAsync() with { Requests = "sum(no_such_series)" }, Interval = TimeSpan.FromSeconds(1) };

        var failure = await FailAsync();

        failure.Message.Should().StartWith("1.1.0 was not proven in test: 0 of at least 50 requests in 2 s.");
        await ServesAsBeforeAsync();
    }

    [Fact]
    public async Task When_it_is_down_the_release_cannot_be_judged_and_is_taken_back()
    {
        var nobody = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        application.Gate = new Gate { Source = Source(nobody), Interval = TimeSpan.FromSeconds(1) };

        var failure = await FailAsync();

        failure.Message.Should().StartWith($"1.1.0 could not be judged in test: Prometheus at {nobody} could not be read: GET {nobody}api/v1/query").And.Contain("Connection refused");
        failure.NextSteps.Should().Equal($"See that Prometheus at {nobody} can be read from here, then deploy again.");
        await ServesAsBeforeAsync();
    }

    [Fact]
    public async Task When_it_does_not_answer_in_time_that_is_no_answer()
    {
        var gate = new Gate { Source = new Silent() };

        var sample = await new Sampler(gate, Subject("1.0.0"), new HurriedTime()).TakeAsync(TimeSpan.Zero, default);

        sample.Unreadable.Should().Be("silence could not be read: no answer within 10 s");
    }

    private static PrometheusMetrics Source(Uri address) => new(address)
    {
        // The edge is asked, so each answer is that of one pool; the other's series are taken from a while ago.
        Requests = "sum(last_over_time(http_requests_total{version=\"{version}\"}[1m]))",
        Errors = "sum(last_over_time(http_requests_total{version=\"{version}\",code=\"500\"}[1m]))",
        Latency = "sum(last_over_time(http_request_seconds_sum{version=\"{version}\"}[1m])) / sum(last_over_time(http_requests_total{version=\"{version}\"}[1m]))",
    };

    private async Task<PrometheusMetrics> StartAsync()
    {
        prometheus = await PrometheusServer.StartAsync(application.Url.Authority);
        return Source(prometheus.Url);
    }

    private MetricSubject Subject(string version) => new(application.Host, "test", "blue", version);

    private async Task<FailureException> FailAsync(params (string Name, string Value)[] behaviour)
    {
        var deploy = () => application.DeployAsync("1.1.0", behaviour);
        return (await deploy.Should().ThrowAsync<FailureException>()).Which;
    }

    private async Task ServesAsBeforeAsync() =>
        (await application.StateAsync()).Pools.Should().ContainSingle().Which.Version.Should().Be("1.0.0");

    private sealed record Silent : MetricSource
    {
        public override string Name => "silence";

        public override async Task<MetricReading?> ReadAsync(MetricSubject subject, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return null;
        }
    }

    private sealed class HurriedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime / 50, period);
    }
}
