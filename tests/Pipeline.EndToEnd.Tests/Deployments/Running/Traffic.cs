using System.Collections.Concurrent;

namespace Pipeline.EndToEnd.Tests;

/// <summary>
/// Clients that keep their connections and send one request after another, half of them with a body, until they are stopped. A
/// request that gets no answer, or another one than 200, has failed.
/// </summary>
internal sealed class Traffic : IAsyncDisposable
{
    private readonly CancellationTokenSource over = new();
    private readonly ConcurrentQueue<string> failures = new();
    private readonly Uri url;
    private readonly TimeSpan pause;
    private readonly Task<List<string>>[] clients;
    private int requests;

    private Traffic(Uri url, int clients, TimeSpan pause)
    {
        (this.url, this.pause) = (url, pause);
        this.clients = [.. Enumerable.Range(0, clients).Select(number => Task.Run(() => SendAsync(hasBody: number % 2 == 1)))];
    }

    public int Requests => requests;

    /// <summary>Starts the clients and waits until every one of them was answered.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="clients">How many.</param>
    /// <param name="pause">Between the requests of a client; none by default.</param>
    public static async Task<Traffic> StartAsync(Uri url, int clients = 4, TimeSpan pause = default)
    {
        var traffic = new Traffic(url, clients, pause);
        await Eventually.IsTrue(() => traffic.requests >= clients, "all clients have been answered");
        return traffic;
    }

    /// <summary>Stops the clients; none of their requests may have failed.</summary>
    /// <returns>The versions that answered each client, in order, without repetitions.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> StopAsync()
    {
        await over.CancelAsync();
        var seen = await Task.WhenAll(clients);
        failures.Should().BeEmpty("no request may fail, and {0} were sent", requests);
        return seen;
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await Task.WhenAll(clients);
        over.Dispose();
    }

    private async Task<List<string>> SendAsync(bool hasBody)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1, UseProxy = false }) { BaseAddress = url };
        var versions = new List<string>();
        while (!over.IsCancellationRequested)
        {
            var version = await AskAsync(client, hasBody);
            Interlocked.Increment(ref requests);
            if (versions.Count == 0 || versions[^1] != version) versions.Add(version);
            if (pause > TimeSpan.Zero) await Task.Delay(pause);
        }

        return versions;
    }

    private async Task<string> AskAsync(HttpClient client, bool hasBody)
    {
        try
        {
            using var content = new StringContent("of the client");
            using var response = hasBody ? await client.PostAsync("/echo/it", content) : await client.GetAsync("/version");
            var answer = await response.Content.ReadAsStringAsync();
            if ((int)response.StatusCode == 200) return response.Headers.GetValues("X-Version").Single();
            failures.Enqueue($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {(int)response.StatusCode} {answer}");
        }
        catch (HttpRequestException error)
        {
            failures.Enqueue($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {error.Message} {error.InnerException?.Message}");
        }

        return "failed";
    }
}
