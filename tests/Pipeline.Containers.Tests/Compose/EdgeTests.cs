using System.IO.Compression;
using System.Net;
using System.Net.WebSockets;
using System.Security.Authentication;
using System.Text;
using Pipeline.Delivery;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>What the edge does with requests, beside dividing them among pools.</summary>
[Collection(ContainerCollection.Name)]
public sealed class EdgeTests(ContainerLab lab, ITestOutputHelper report) : IDisposable
{
    private const string Certificates = "/etc/shop-certificates";
    private readonly HttpClient client = new(new HttpClientHandler
    {
        AllowAutoRedirect = false,
        ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate!.Subject == "CN=shop.test",
        SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
    })
    {
        DefaultRequestHeaders = { ConnectionClose = true },
    };

    public void Dispose() => client.Dispose();

    [FactNeeding(ContainerLab.Compose, "/usr/bin/openssl")]
    public async Task It_ends_TLS_redirects_and_answers_to_its_names_alone()
    {
        await lab.First.RunAsync("sh", "-c", $"mkdir -p {Certificates} && cd {Certificates} && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=shop.test -keyout key -out chain 2>/dev/null && cat chain key >shop.pem && rm chain key");
        await using var shop = new ContainerShop(lab, report, lab.First) { Production = production => production with { SmokeTests = [] } };
        shop.Edge = new Edge { Certificates = Certificates, SecurePort = shop.Port + 1000, HostNames = ["shop.test"], LargestBody = 1000 };
        await shop.DeployAsync("1.0.0");
        var secure = new UriBuilder(shop.Url) { Scheme = "https", Port = shop.Edge.SecurePort }.Uri;

        using var plain = await SendAsync(HttpMethod.Get, new Uri(shop.Url, "version"));
        (plain.StatusCode, plain.Headers.Location!.Scheme).Should().Be((HttpStatusCode.MovedPermanently, "https"));
        using var answer = await SendAsync(HttpMethod.Get, new Uri(secure, "version"));
        (await answer.Content.ReadAsStringAsync()).Should().Be("1.0.0");
        answer.Headers.GetValues("Strict-Transport-Security").Should().ContainSingle();
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        using var stranger = await SendAsync(HttpMethod.Get, new Uri(secure, "version"), host: "other.test");
        stranger.StatusCode.Should().Be(HttpStatusCode.MisdirectedRequest);
        using var large = await SendAsync(HttpMethod.Post, new Uri(secure, "upload"), body: 1001);
        large.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        using var small = await SendAsync(HttpMethod.Post, new Uri(secure, "upload"), body: 1000);
        (await small.Content.ReadAsStringAsync()).Should().Be("1000");
    }

    [FactNeeding(ContainerLab.Compose)]
    public async Task It_passes_WebSockets_and_compresses_for_those_who_ask()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);
        await shop.DeployAsync("1.0.0");

        using var socket = new ClientWebSocket();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await socket.ConnectAsync(new UriBuilder(shop.Url) { Scheme = "ws", Path = "/echo" }.Uri, patience.Token);
        foreach (var message in new[] { "قفا نبك", new string('x', 3000) })
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
            (await ReceiveAsync(socket, patience.Token)).Should().Be(message);
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "done", patience.Token);
        socket.CloseStatus.Should().Be(WebSocketCloseStatus.NormalClosure);

        using var plain = await SendAsync(HttpMethod.Get, new Uri(shop.Url, "json"));
        plain.Content.Headers.ContentEncoding.Should().BeEmpty();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(shop.Url, "json"));
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var packed = await client.SendAsync(request);
        packed.Content.Headers.ContentEncoding.Should().Equal("gzip");
        await using var unpacked = new GZipStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        (await new StreamReader(unpacked).ReadToEndAsync()).Should().Be(await plain.Content.ReadAsStringAsync());
    }

    [FactNeeding(ContainerLab.Compose)]
    public async Task It_shows_a_page_during_maintenance_and_slows_down_who_asks_too_much()
    {
        await using var shop = new ContainerShop(lab, report, lab.First) { Edge = new Edge { RequestsPerTenSeconds = 30 } };
        await shop.DeployAsync("1.0.0");
        var notice = new MaintenanceNotice("moving house", "mona", DateTimeOffset.UnixEpoch, new string('b', 32));

        await shop.ChangeAsync(running => running.BeginMaintenance(notice, "the page is the edge's own"));
        using var closed = await SendAsync(HttpMethod.Get, new Uri(shop.Url, "version"));
        (closed.StatusCode, closed.Headers.RetryAfter!.Delta).Should().Be((HttpStatusCode.ServiceUnavailable, TimeSpan.FromMinutes(1)));
        (await closed.Content.ReadAsStringAsync()).Should().Contain("is being maintained").And.NotContain("moving house");
        using var bypassed = await SendAsync(HttpMethod.Get, new Uri(shop.Url, "version"), bypass: notice.Bypass);
        (await bypassed.Content.ReadAsStringAsync()).Should().Be("1.0.0");
        (await shop.Host().State.Ask(default)).Maintenance.Should().Be(notice);
        await lab.First.DockerAsync("restart", $"{shop.Project}-edge-edge-1");
        await shop.ChangeAsync(running => running.EndMaintenance());
        (await shop.VersionAsync()).Should().Be("1.0.0");

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
        {
            using var answer = await SendAsync(HttpMethod.Get, new Uri(shop.Url, "version"));
            answers.Add(answer.StatusCode);
        }

        answers.Should().Contain(HttpStatusCode.TooManyRequests).And.StartWith(HttpStatusCode.OK);
    }

    private static async Task<string> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellation)
    {
        var (buffer, length) = (new byte[4096], 0);
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellation);
            length += part.Count;
            if (part.EndOfMessage) return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri url, string host = "shop.test", int? body = null, string? bypass = null)
    {
        using var request = new HttpRequestMessage(method, url) { Content = body is { } length ? new ByteArrayContent(new byte[length]) : null };
        request.Headers.Host = host;
        if (bypass is not null) request.Headers.Add(MaintenanceNotice.BypassHeader, bypass);
        return await client.SendAsync(request);
    }
}
