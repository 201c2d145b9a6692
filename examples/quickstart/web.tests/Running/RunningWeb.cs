using Microsoft.AspNetCore.Builder;

namespace Quickstart.Web.Tests;

/// <summary>The service in this process, on a real Kestrel and a free loopback port.</summary>
internal sealed class RunningWeb : IAsyncDisposable
{
    private readonly WebApplication app;

    private RunningWeb(WebApplication app)
    {
        this.app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public static async Task<RunningWeb> StartAsync(string version = "1.2.3")
    {
        var app = WebServer.Create(new Release(version, "abc1234"));
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        return new RunningWeb(app);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(path, UriKind.Relative));

    public Task<string> ReadAsync(string path) => Client.GetStringAsync(new Uri(path, UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
