namespace Quickstart.Web;

/// <summary>
/// The page, its assets, and what a deployment asks. It listens where <c>ASPNETCORE_URLS</c> says; without it on
/// <c>http://localhost:5000</c>.
/// </summary>
internal static class WebServer
{
    // Whoever stops the service has taken its traffic away before; two seconds are for a request that came in between.
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(2);

    public static WebApplication Create(Release release)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownPatience);

        var app = builder.Build();
        app.MapGet("/health", context => WriteAsync(context, "ok"));
        app.MapGet("/version", context => WriteAsync(context, release.Version));
        app.MapSite(Site.Load(Path.Combine(AppContext.BaseDirectory, "wwwroot"), release));
        return app;
    }

    private static Task WriteAsync(HttpContext context, string text)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text);
    }
}
