using System.Globalization;
using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Figures from a Prometheus server, by <see href="https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries">instant queries</see>.
/// In a query <c>{pool}</c>, <c>{version}</c> and <c>{environment}</c> stand for what is watched.
/// </summary>
/// <param name="Address">Of the server; what stands before <c>/api/v1</c>.</param>
public sealed record PrometheusMetrics(Uri Address) : MetricSource
{
    /// <summary>
    /// The counter of all requests, one series, not a rate: <c>sum(http_requests_total{version="{version}"})</c>.
    /// </summary>
    public required string Requests { get; init; }

    /// <summary>The counter of those that failed: <c>sum(http_requests_total{version="{version}",code=~"5.."})</c>.</summary>
    public required string Errors { get; init; }

    /// <summary>
    /// The latency in seconds: <c>histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{version="{version}"}[1m])))</c>. Not
    /// measured when <see langword="null"/>.
    /// </summary>
    public string? Latency { get; init; }

    public override string Name => $"Prometheus at {Address}";

    public override async Task<MetricReading?> ReadAsync(MetricSubject subject, CancellationToken cancellation)
    {
        if (await ValueAsync(Requests, subject, cancellation) is not { } requests) return null;

        // A counter of errors appears with the first one.
        var errors = await ValueAsync(Errors, subject, cancellation) ?? 0;
        var seconds = Latency is null ? null : await ValueAsync(Latency, subject, cancellation);
        return new MetricReading((long)requests, (long)errors, seconds is { } known ? TimeSpan.FromSeconds(known) : null);
    }

    /// <summary>The one value of a query; <see langword="null"/> when it has none, or when that is no number.</summary>
    private Task<double?> ValueAsync(string query, MetricSubject subject, CancellationToken cancellation)
    {
        var filled = query
            .Replace("{pool}", subject.Pool, StringComparison.Ordinal)
            .Replace("{version}", subject.Version, StringComparison.Ordinal)
            .Replace("{environment}", subject.Environment, StringComparison.Ordinal);
        var url = $"{Address.AbsoluteUri.TrimEnd('/')}/api/v1/query?query={Uri.EscapeDataString(filled)}";
        return HttpQuery.Of(Name, url, answer => Value(answer, filled)).Ask(cancellation);
    }

    private static double? Value(HttpAnswer answer, string query)
    {
        using var document = Parse(answer);
        var root = document.RootElement;
        if (Text(root, "status") != "success")
            throw new FailureException($"the query {query} failed: {Text(root, "error") ?? $"status {(int)answer.Status}"}");

        var data = root.GetProperty("data");
        var result = data.GetProperty("result");
        if (Text(data, "resultType") == "scalar") return Number(result);
        return result.GetArrayLength() switch
        {
            0 => null,
            1 => Number(result[0].GetProperty("value")),
            var count => throw new FailureException($"the query {query} gives {count} series instead of one: put sum(…) around it"),
        };
    }

    private static JsonDocument Parse(HttpAnswer answer)
    {
        try
        {
            return JsonDocument.Parse(answer.Body);
        }
        catch (JsonException)
        {
            throw new FailureException($"it answered {(int)answer.Status}: {answer.Explanation}");
        }
    }

    /// <summary>A value is a pair of its time and its text; quotients of zero by zero are <c>NaN</c>.</summary>
    private static double? Number(JsonElement pair) =>
        double.TryParse(pair[1].GetString(), CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member.GetString() : null;
}
