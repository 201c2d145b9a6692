
using System.Net.Sockets;

namespace Quickstart.Api;

/// <summary>The HTTP service. It listens where <c>ASPNETCORE_URLS</c> says; without it on <c>http://localhost:5000</c>.</summary>
internal static class ApiServer
{
    private const int LargestRequest = 16 * 1024;

    // Whoever stops the service has taken its traffic away before; two seconds are for a request that came in between.
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(DataDirectory data, Release release)
    {
        data.RequireWritable();
        await using var app = Create(data, release, TimeProvider.System);
        try
        {
            await app.StartAsync();
        }
        catch (Exception cause) when (cause is IOException or SocketException or FormatException)
        {
            throw new WrongRequestException($"The API cannot listen where ASPNETCORE_URLS says: {cause.Message}");
        }

        WarnWhenUnavailable(data, app.Logger);
        await app.WaitForShutdownAsync();
    }

    public static WebApplication Create(DataDirectory data, Release release, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownPatience);
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
        builder.Services.AddSingleton(release);
        builder.Services.AddSingleton(data);
        builder.Services.AddSingleton(new NoteStore(data, clock));

        var app = builder.Build();
        app.UseProblemResponses();
        app.MapService();
        app.MapNotes();
        return app;
    }

    // A deployment that waits for health in vain shows the log, not the answers.
    private static void WarnWhenUnavailable(DataDirectory data, ILogger logger)
    {
        try
        {
            Schema.Require(data.Read().Revision);
        }
        catch (DataException failure)
        {
            Log.Unavailable(logger, failure.Message);
        }
    }
}
