using System.Diagnostics;
using System.Net;

namespace Pipeline.Lab.Tests;

public sealed class ServerTests
{
    [FactNeeding(LabPrograms.Postgres)]
    public async Task A_database_runs_SQL_and_wants_the_password()
    {
        await using var database = await PostgresServer.StartAsync();

        (await database.SqlAsync("select 6 * 7")).Should().Be("42");
        var url = database.Url.Replace(PostgresServer.Password, "wrong", StringComparison.Ordinal);
        (await LabCommand.RunAsync("/usr/bin/psql", url, "--command", "select 1")).Error.Should().Contain("password authentication failed");
    }

    [FactNeeding(LabPrograms.Redis)]
    public async Task A_cache_remembers()
    {
        await using var cache = await RedisServer.StartAsync();

        await cache.AskAsync("set", "key", "value");
        (await cache.AskAsync("get", "key")).Output.Should().Be("value\n");
    }

    [FactNeeding(LabPrograms.Haproxy, LabPrograms.Prometheus)]
    public async Task Metrics_of_an_edge_can_be_asked_for()
    {
        var port = FreePort.Find();
        await using var edge = await HaproxyServer.StartAsync($"frontend metrics\n  mode http\n  timeout client 5s\n  bind 127.0.0.1:{port}\n  http-request use-service prometheus-exporter");
        await using var prometheus = await PrometheusServer.StartAsync($"127.0.0.1:{port}");
        using var http = new HttpClient();

        (await edge.AskAsync("show info")).Should().Contain("Name: HAProxy");
        await Eventually.IsTrueAsync(async () => (await http.GetStringAsync(new Uri(prometheus.Url, "/api/v1/query?query=up"))).Contains("\"1\"]", StringComparison.Ordinal));
    }

    [FactNeeding(LabPrograms.Redis)]
    public async Task A_relay_makes_a_server_far_away()
    {
        await using var cache = await RedisServer.StartAsync();
        await using var relay = DelayingRelay.Start(new IPEndPoint(cache.Address, cache.Port), TimeSpan.FromMilliseconds(50));

        var asked = Stopwatch.StartNew();
        var answer = await LabCommand.RunAsync("/usr/bin/redis-cli", "-p", $"{relay.Port}", "-a", RedisServer.Password, "--no-auth-warning", "ping");

        answer.Output.Should().Be("PONG\n");
        asked.Elapsed.Should().BeGreaterThan(TimeSpan.FromMilliseconds(100));
        relay.Connections.Should().Be(1);
    }
}
