using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Quickstart.Api.Tests;

public sealed class ServiceTests
{
    [Fact]
    public async Task Version_names_release_and_commit()
    {
        await using var api = await RunningApi.StartAsync();

        (await api.GetAsync("/api/version")).ToJsonString().Should().Be("""{"version":"1.2.3","commit":"abc1234"}""");
    }

    [Fact]
    public async Task Health_is_ok_on_migrated_data()
    {
        await using var api = await RunningApi.StartAsync();

        (await api.GetAsync("/api/health")).ToJsonString().Should().Be("""{"status":"ok","version":"1.2.3","schema":"0003"}""");
    }

    [Fact]
    public async Task Health_stays_ok_when_a_newer_release_has_migrated()
    {
        await using var api = await RunningApi.StartAsync("""{"schema": "0099", "lastId": 0, "notes": []}""");

        (await api.GetAsync("/api/health"))["schema"]!.GetValue<string>().Should().Be("0099");
    }

    [Theory]
    [InlineData(null, "0000", "migrate up")]
    [InlineData("""{"schema": "0002", "lastId": 0, "notes": []}""", "0002", "migrate up")]
    [InlineData("""{"schema": "0003", "not""", "unknown", "Restore it from a backup")]
    [InlineData("""["not the document"]""", "unknown", "Restore it from a backup")]
    public async Task Health_is_503_when_this_release_cannot_work_on_the_data(string? data, string schema, string advice)
    {
        await using var api = await RunningApi.StartAsync(data);

        using var response = await api.Client.GetAsync(new Uri("/api/health", UriKind.Relative));

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        var report = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        report["status"]!.GetValue<string>().Should().Be("unavailable");
        report["schema"]!.GetValue<string>().Should().Be(schema);
        report["problem"]!.GetValue<string>().Should().Contain(advice);
    }

    [Fact]
    public async Task Answers_are_never_cached()
    {
        await using var api = await RunningApi.StartAsync();

        using var response = await api.Client.GetAsync(new Uri("/api/notes", UriKind.Relative));

        response.Headers.CacheControl!.NoStore.Should().BeTrue();
    }
}
