using System.Globalization;

namespace Pipeline.Agent.Tests;

/// <summary>A service may close a kept connection at the moment when the proxy uses it again.</summary>
public sealed class KeptConnectionTests(ProxiedServices services) : IClassFixture<ProxiedServices>
{
    private RunningAgent Agent => services.Agent;

    [Fact]
    public async Task A_request_that_may_be_repeated_is()
    {
        for (var i = 0; i < 20; i++)
            (await Agent.Proxy.GetAsync("/once/get").StatusOfAsync()).Should().Be(200);

        (await HitsAsync("get")).Should().BeGreaterThan(20, "some were repeated on a new connection");
    }

    [Fact]
    public async Task A_request_that_may_not_be_repeated_is_made_once()
    {
        var statuses = new List<int>();
        while (!statuses.Contains(502) && statuses.Count < 100)
            statuses.Add(await Agent.Proxy.PostAsync("/once/post", null).StatusOfAsync());

        statuses.Should().Contain(502, "a kept connection was closed");
        (await HitsAsync("post")).Should().Be(statuses.Count);
    }

    private async Task<int> HitsAsync(string id) =>
        int.Parse(await Agent.Proxy.GetStringAsync($"/hits/{id}"), CultureInfo.InvariantCulture);
}
