using Pipeline.Delivery;
using Pipeline.Plans;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Staging and production of the shop, on ports of their own, in one folder that the build runs in.</summary>
/// <param name="root">The folder.</param>
internal sealed class LocalEnvironments(string root) : IAsyncDisposable
{
    private static readonly Service[] Services = [.. Shop.Services.Select(name => new Service(name) { Toolchain = new DotNetToolchain() })];

    private readonly int stagingPort = FreePort.Find();
    private readonly int productionPort = FreePort.Find();

    public IEnvironmentHost Staging => HostOf("staging", stagingPort);

    public IEnvironmentHost Production => HostOf("production", productionPort);

    /// <summary>Tells a build of them.</summary>
    public IEnumerable<(string Name, string Value)> Variables =>
        [("DELIVERY_STAGING_PORT", $"{stagingPort}"), ("DELIVERY_PRODUCTION_PORT", $"{productionPort}")];

    /// <summary>Stops them as the target Down does.</summary>
    public async Task DownAsync()
    {
        foreach (var host in new[] { Staging, Production }) await EndAsync(host);
    }

    /// <summary>Stops them, and whatever else a test has left.</summary>
    public async ValueTask DisposeAsync()
    {
        await DownAsync();
        foreach (var left in Processes.Below(root)) left.Kill();
    }

    private IEnvironmentHost HostOf(string name, int port)
    {
        var environment = new DeploymentEnvironment(name) { Host = new LocalHost(port) };
        return environment.Host.For(new Site(new Application("shop") { Services = Services }, environment, root));
    }

    private static async Task EndAsync(IEnvironmentHost host) =>
        await new Applier(new NoJournal(), Interruption.None).ApplyAsync("Down", host.Down(await host.State.Ask(default)), new ApplyContext
        {
            Values = new Values(),
            Output = new NoOutput(),
            Time = TimeProvider.System,
            Cancellation = CancellationToken.None,
        });

    private sealed class NoJournal : IJournal
    {
        public void Intent(string id, string description) { }

        public void Outcome(string id, TimeSpan duration, string? failure) { }
    }

    private sealed class NoOutput : IOutput
    {
        public void Line(string text) { }
    }
}
