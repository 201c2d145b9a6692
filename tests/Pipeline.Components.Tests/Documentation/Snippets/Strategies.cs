using Pipeline.Delivery;

namespace Documentation.Strategies;

static class Production
{
    public static DeploymentEnvironment ByCanary { get; } =
    #region canary
    new("production")
    {
        Host = new LocalHost(7090),
        Strategy = Strategy.Canary((10, TimeSpan.FromMinutes(5)), (25, TimeSpan.FromMinutes(5)), (50, TimeSpan.FromMinutes(10))),
        WatchFor = TimeSpan.FromMinutes(30),
        Gate = new()
        {
            Limits =
            [
                Limit.ErrorRate(above: 0.10),
                Limit.ErrorRate(above: 0.05, Severity.High),
                Limit.LatencyGrowth(above: 5, Severity.High),
                Limit.ErrorRate(above: 0.02, Severity.Medium),
            ],
        },
    }
    #endregion
    ;

    public static Gate ByPrometheus { get; } =
    #region prometheus
    new()
    {
        Source = new PrometheusMetrics(new Uri("http://prometheus:9090"))
        {
            Requests = "sum(http_requests_total{version=\"{version}\"})",
            Errors = "sum(http_requests_total{version=\"{version}\",code=~\"5..\"})",
            Latency = "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{version=\"{version}\"}[1m])))",
        },
        Limits = [Limit.ErrorRate(above: 0.01), Limit.Latency(above: TimeSpan.FromMilliseconds(500)) with { Over = TimeSpan.FromMinutes(1) }],
    }
    #endregion
    ;
}
