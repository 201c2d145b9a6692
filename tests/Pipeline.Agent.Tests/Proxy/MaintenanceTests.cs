using System.Net.Http.Json;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent.Tests;

/// <summary>What users see while the environment is maintained, and who is served all the same.</summary>
public sealed class MaintenanceTests : IAsyncLifetime
{
    private static readonly MaintenanceDocument Notice =
        new("new disks", "ada", new DateTimeOffset(2026, 1, 31, 2, 0, 0, TimeSpan.Zero), "0123456789abcdef0123456789abcdef", "<h1>Back soon, دقيقة</h1>");

    private RunningAgent agent = null!;

    public async Task InitializeAsync()
    {
        agent = await RunningAgent.StartAsync();
        await agent.StartPoolAsync("blue", TestServices.Web(variables: [("TEST_VERSION", "1")]));
        await agent.RouteAsync(("blue", 1));
    }

    public async Task DisposeAsync() => await agent.DisposeAsync();

    [Fact]
    public async Task Everybody_gets_the_page_until_it_ends()
    {
        await BeginAsync();

        using var response = await agent.Proxy.GetAsync("/version");
        ((int)response.StatusCode).Should().Be(503);
        response.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
        response.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromMinutes(1));
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
        (await response.Content.ReadAsStringAsync()).Should().Be(Notice.Page);

        await EndAsync();
        (await agent.Proxy.GetStringAsync("/version")).Should().Be("1");
        await EndAsync();
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef", 200)]
    [InlineData("0123456789abcdef0123456789abcdeX", 503)]
    [InlineData("", 503)]
    public async Task Who_shows_the_bypass_is_served(string shown, int expected)
    {
        await BeginAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/version");
        request.Headers.TryAddWithoutValidation("X-Maintenance-Bypass", shown);

        using var response = await agent.Proxy.SendAsync(request);

        ((int)response.StatusCode).Should().Be(expected);
    }

    [Fact]
    public async Task It_outlives_the_agent_in_a_file_that_only_the_owner_reads()
    {
        using var home = new TemporaryHome();
        await using var first = await RunningAgent.StartAsync(home);
        using var answer = await first.Control.PutAsJsonAsync("/maintenance", Notice, ProtocolJson.Default.MaintenanceDocument);
        answer.IsSuccessStatusCode.Should().BeTrue();
        File.GetUnixFileMode(Path.Combine(home.Directory, "maintenance.json")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await first.KillAsync();

        await using var second = await RunningAgent.StartAsync(home);

        using var response = await second.Proxy.GetAsync("/");
        (await response.Content.ReadAsStringAsync()).Should().Be(Notice.Page);
    }

    private async Task BeginAsync()
    {
        using var response = await agent.Control.PutAsJsonAsync("/maintenance", Notice, ProtocolJson.Default.MaintenanceDocument);
        ((int)response.StatusCode).Should().Be(204);
    }

    private async Task EndAsync()
    {
        using var response = await agent.Control.DeleteAsync("/maintenance");
        ((int)response.StatusCode).Should().Be(204);
    }
}
