using System.Net;

namespace Pipeline.Bench;

/// <summary>Clients that send requests without pause, each over one connection that is kept alive.</summary>
internal sealed class Traffic(Uri url)
{
    private readonly List<Task> clients = [];
    private volatile bool stopping;
    private int sent;
    private int failed;

    public static Traffic Start(Uri url, int clients)
    {
        var traffic = new Traffic(url);
        for (var i = 0; i < clients; i++) traffic.clients.Add(traffic.SendAsync());
        return traffic;
    }

    public async Task<(int Sent, int Failed)> StopAsync()
    {
        stopping = true;
        await Task.WhenAll(clients);
        return (sent, failed);
    }

    private async Task SendAsync()
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 });
        while (!stopping)
        {
            Interlocked.Increment(ref sent);
            if (!await AnswersAsync(client)) Interlocked.Increment(ref failed);
        }
    }

    private async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync(url);
            return response.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
