using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace Quickstart.Api.Tests;

/// <summary>The service in this process, on a real Kestrel and a free loopback port, over a data directory of its own.</summary>
internal sealed class RunningApi : IAsyncDisposable
{
    private readonly TemporaryDirectory directory;
    private readonly WebApplication app;

    private RunningApi(TemporaryDirectory directory, WebApplication app)
    {
        this.directory = directory;
        this.app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public string DataFile => directory.File("notes.json");

    /// <param name="data">What notes.json holds before the start; null starts without a data file.</param>
    public static async Task<RunningApi> StartAsync(string? data)
    {
        var directory = new TemporaryDirectory();
        if (data is not null) await File.WriteAllTextAsync(directory.File("notes.json"), data);

        var app = ApiServer.Create(new DataDirectory(directory.FullName), new Release("1.2.3", "abc1234"), new FixedClock());
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        return new RunningApi(directory, app);
    }

    /// <summary>Over migrated data without notes.</summary>
    public static Task<RunningApi> StartAsync() => StartAsync($$"""{"schema": "{{Schema.Newest}}", "lastId": 0, "notes": []}""");

    public Task<HttpResponseMessage> PostAsync(string json) =>
        Client.PostAsync(new Uri("/api/notes", UriKind.Relative), new StringContent(json, null, "application/json"));

    public async Task<JsonNode> GetAsync(string path) => (await Client.GetFromJsonAsync<JsonNode>(path))!;

    public async Task<JsonNode> StoredAsync() => JsonNode.Parse(await File.ReadAllTextAsync(DataFile))!;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        directory.Dispose();
    }
}
