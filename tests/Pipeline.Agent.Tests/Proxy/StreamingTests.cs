using System.Globalization;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Agent.Tests;

/// <summary>Nothing is held back: neither of an upload, nor of an answer that goes on, nor of a tunnel.</summary>
public sealed class StreamingTests(ProxiedServices services) : IClassFixture<ProxiedServices>
{
    private RunningAgent Agent => services.Agent;

    [Theory]
    [InlineData("Content-Length: 10")]
    [InlineData("Transfer-Encoding: chunked")]
    public async Task The_service_gets_the_beginning_of_an_upload_before_its_end_is_sent(string framing)
    {
        var chunked = framing.Contains("chunked", StringComparison.Ordinal);
        var id = $"upload-{chunked}";
        using var connection = await RawConnection.OpenAsync(Agent.Port);

        await connection.SendAsync($"PUT /upload/{id} HTTP/1.1\nHost: x\nConnection: close\n{framing}\n\n");
        await connection.SendAsync(chunked ? "5\nfirst\n" : "first");
        await ReceivedAsync(id, 5);
        await connection.SendAsync(chunked ? "5\nlater\n0\n\n" : "later");

        (await connection.ReadToEndAsync()).Should().StartWith("HTTP/1.1 200 OK").And.Contain("\r\n10\r\n");
    }

    [Fact]
    public async Task Large_bodies_arrive_whole()
    {
        var bytes = RandomNumberGenerator.GetBytes(20_000_000);
        using var content = new ByteArrayContent(bytes);

        using var response = await Agent.Proxy.PutAsync("/hash", content);
        (await response.Content.ReadAsStringAsync()).Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        (await Agent.Proxy.GetByteArrayAsync("/bytes/20000000")).Should().HaveCount(20_000_000);
    }

    [Fact]
    public async Task Events_arrive_when_they_are_sent()
    {
        using var response = await Agent.Proxy.GetAsync("/events/live", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");

        for (var number = 1; number <= 3; number++)
        {
            (await reader.ReadLineAsync().WaitAsync(Eventually.Patience)).Should().Be($"data: {number}");
            (await reader.ReadLineAsync().WaitAsync(Eventually.Patience)).Should().BeEmpty();
            (await Agent.Proxy.PostAsync("/release/live", null).StatusOfAsync()).Should().Be(200);
        }
    }

    [Fact]
    public async Task The_head_of_an_answer_arrives_before_its_body_begins()
    {
        using var response = await Agent.Proxy.GetAsync("/head-first/early", HttpCompletionOption.ResponseHeadersRead)
            .WaitAsync(Eventually.Patience);

        ((int)response.StatusCode).Should().Be(200);
        (await Agent.Proxy.PostAsync("/release/early", null).StatusOfAsync()).Should().Be(200);
        (await response.Content.ReadAsStringAsync()).Should().Be("released");
    }

    [Fact]
    public async Task A_client_that_goes_away_takes_its_request_with_it()
    {
        var before = await Agent.PoolAsync("blue");
        using var patience = new CancellationTokenSource();
        var request = Agent.Proxy.GetAsync("/hold/left", patience.Token);
        await StateAsync("left", "waiting");

        await patience.CancelAsync();

        await request.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        await StateAsync("left", "aborted");
        (await Agent.PoolAsync("blue")).Failures.Should().Be(before.Failures);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_is_the_clients_fault()
    {
        var before = await Agent.PoolAsync("blue");
        using (var connection = await RawConnection.OpenAsync(Agent.Port))
        {
            await connection.SendAsync("PUT /upload/broken HTTP/1.1\nHost: x\nContent-Length: 10\n\nfirst");
            await ReceivedAsync("broken", 5);
        }

        await Eventually.BecomesAsync(async () => (await Agent.PoolAsync("blue")).InFlight == 0, () => "the upload is still in flight");
        (await Agent.PoolAsync("blue")).Failures.Should().Be(before.Failures);
    }

    [Fact]
    public async Task WebSockets_work_in_both_directions_and_count_as_requests_in_flight()
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{Agent.Port}/api/websocket"), CancellationToken.None);
        (await Agent.PoolAsync("blue")).InFlight.Should().Be(1);

        foreach (var text in new[] { "hello", "", new string('x', 100_000) })
            (await SayAsync(socket, text)).Should().Be(text);

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "done", CancellationToken.None);
        socket.CloseStatusDescription.Should().Be("bye");
        await Eventually.BecomesAsync(async () => (await Agent.PoolAsync("blue")).InFlight == 0, () => "the tunnel is still open");
    }

    [Fact]
    public async Task A_refused_upgrade_is_an_ordinary_answer()
    {
        using var socket = new ClientWebSocket();
        var connect = () => socket.ConnectAsync(new Uri($"ws://127.0.0.1:{Agent.Port}/status/403"), CancellationToken.None);

        (await connect.Should().ThrowAsync<WebSocketException>()).Which.Message.Should().Contain("403");
    }

    private static async Task<string> SayAsync(ClientWebSocket socket, string text)
    {
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var buffer = new byte[4096];
        var heard = new StringBuilder();
        while (true)
        {
            var message = await socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(Eventually.Patience);
            heard.Append(Encoding.UTF8.GetString(buffer, 0, message.Count));
            if (message.EndOfMessage)
                return heard.ToString();
        }
    }

    private Task ReceivedAsync(string id, int count) => Eventually.BecomesAsync(
        async () => await Agent.Proxy.GetStringAsync($"/received/{id}") == count.ToString(CultureInfo.InvariantCulture),
        () => $"the service has not got {count} bytes of {id}");

    private Task StateAsync(string id, string state) => Eventually.BecomesAsync(
        async () => await Agent.Proxy.GetStringAsync($"/held/{id}") == state, () => $"request {id} is not {state}");
}
