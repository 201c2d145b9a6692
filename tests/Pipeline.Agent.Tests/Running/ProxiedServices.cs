namespace Pipeline.Agent.Tests;

/// <summary>An agent that routes to one pool: "web" at "/", "api" at "/api" with its route stripped, "dead" at "/dead".</summary>
public sealed class ProxiedServices : IAsyncLifetime
{
    internal RunningAgent Agent { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Agent = await RunningAgent.StartAsync();
        using var put = await Agent.PutPoolAsync(
            "blue",
            TestServices.Web(variables: [("TEST_VERSION", "web")]),
            TestServices.Web("api", "/api", ("TEST_VERSION", "api")) with { StripRoute = true },
            TestServices.Program("dead", "sleep", "600"));
        await Eventually.BecomesAsync(
            async () => (await Agent.HealthAsync("blue")).Services.Take(2).All(service => service.Ok),
            () => "the services did not become healthy");
        await Agent.RouteAsync(("blue", 1));
    }

    public async Task DisposeAsync() => await Agent.DisposeAsync();
}
