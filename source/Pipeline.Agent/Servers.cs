using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Pipeline.Agent;

/// <summary>A bare Kestrel: no configuration files, no environment variables, no logging, no signal handling of its own.</summary>
internal static class Servers
{
    private static readonly TimeSpan LastRequests = TimeSpan.FromSeconds(3);

    public static WebApplication Build(Action<KestrelServerOptions> configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            configure(kestrel);
        });
        return builder.Build();
    }

    /// <summary>Accepts no more connections; requests that are being answered get a moment to finish.</summary>
    public static async Task StopAsync(WebApplication server)
    {
        using var patience = new CancellationTokenSource(LastRequests);
        await server.StopAsync(patience.Token);
    }
}
