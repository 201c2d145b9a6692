using System.Net.Http.Json;
using System.Text;

namespace Pipeline.Agent.Tests;

/// <summary>What a service sees of a request.</summary>
public sealed class ForwardedRequestTests(ProxiedServices services) : IClassFixture<ProxiedServices>
{
    private RunningAgent Agent => services.Agent;

    [Fact]
    public async Task The_longest_route_gets_the_request()
    {
        (await Agent.Proxy.GetStringAsync("/version")).Should().Be("web");
        (await Agent.Proxy.GetStringAsync("/api/version")).Should().Be("api");
        (await EchoAsync(HttpMethod.Get, "/api/echo/a%2Fb//c?x=%20&y=1")).Target.Should().Be("/echo/a%2Fb//c?x=%20&y=1");
        (await EchoAsync(HttpMethod.Get, "/echo/a%2Fb//c?x=%20&y=1")).Target.Should().Be("/echo/a%2Fb//c?x=%20&y=1");
    }

    [Fact]
    public async Task The_client_is_told_to_the_service()
    {
        var echo = await EchoAsync(HttpMethod.Get, "/echo", request => request.Headers.Host = "shop.example:8443");

        echo.Headers.Should().Contain("Host", "shop.example:8443")
            .And.Contain("X-Forwarded-For", "127.0.0.1")
            .And.Contain("X-Forwarded-Host", "shop.example:8443")
            .And.Contain("X-Forwarded-Proto", "http");
    }

    [Fact]
    public async Task What_a_proxy_in_front_says_is_kept()
    {
        var echo = await EchoAsync(HttpMethod.Get, "/echo", request =>
        {
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
            request.Headers.Add("X-Forwarded-Host", "shop.example");
            request.Headers.Add("X-Forwarded-Proto", "https");
        });

        echo.Headers.Should().Contain("X-Forwarded-For", "203.0.113.7, 127.0.0.1")
            .And.Contain("X-Forwarded-Host", "shop.example")
            .And.Contain("X-Forwarded-Proto", "https");
    }

    [Fact]
    public async Task Headers_pass_except_those_of_the_connection()
    {
        var echo = await EchoAsync(HttpMethod.Get, "/echo", request =>
        {
            request.Headers.Connection.Add("X-Hop");
            request.Headers.Add("X-Hop", "1");
            request.Headers.Add("TE", "trailers");
            request.Headers.Add("Accept-Encoding", "br");
            request.Headers.Add("Cookie", "a=1; b=2");
            request.Headers.TryAddWithoutValidation("X-Two", ["1", "2"]);
        });

        echo.Headers.Should().Contain("Accept-Encoding", "br").And.Contain("Cookie", "a=1; b=2").And.Contain("X-Two", "1, 2");
        echo.Headers.Keys.Should().NotContain(["X-Hop", "TE", "traceparent", "Connection"]);
    }

    [Fact]
    public async Task Header_bytes_pass_unchanged()
    {
        using var connection = await RawConnection.OpenAsync(Agent.Port);
        await connection.SendAsync("GET /cookies HTTP/1.1\nHost: x\nConnection: close\nCookie: name=\u00c3\u00a9\n\n");

        (await connection.ReadToEndAsync()).Should().EndWith("\r\n\r\nname=\u00c3\u00a9");
    }

    [Theory]
    [InlineData("GET", null)]
    [InlineData("POST", "text")]
    [InlineData("POST", "")]
    [InlineData("PUT", "text")]
    [InlineData("PATCH", "text")]
    [InlineData("DELETE", null)]
    [InlineData("DELETE", "text")]
    [InlineData("OPTIONS", null)]
    [InlineData("PROPFIND", "text")]
    public async Task Every_method_passes_with_its_body(string method, string? body)
    {
        var echo = await EchoAsync(new HttpMethod(method), "/echo", request =>
            request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "text/x-test"));

        echo.Should().BeEquivalentTo(new { Method = method, Body = body ?? "" });
        if (body is not null)
            echo.Headers.Should().Contain("Content-Type", "text/x-test; charset=utf-8").And.Contain("Content-Length", $"{body.Length}");
    }

    [Fact]
    public async Task Headers_about_a_body_pass_without_one()
    {
        using var connection = await RawConnection.OpenAsync(Agent.Port);
        await connection.SendAsync("GET /echo HTTP/1.1\nHost: x\nConnection: close\nContent-Type: text/x-test\n\n");

        (await connection.ReadToEndAsync()).Should().Contain("\"Content-Type\":\"text/x-test\"").And.Contain("\"body\":\"\"");
    }

    [Fact]
    public async Task A_chunked_body_stays_chunked()
    {
        var echo = await EchoAsync(HttpMethod.Post, "/echo", request =>
        {
            request.Headers.TransferEncodingChunked = true;
            request.Content = new StringContent("text");
        });

        echo.Body.Should().Be("text");
        echo.Headers.Should().Contain("Transfer-Encoding", "chunked").And.NotContainKey("Content-Length");
    }

    [Fact]
    public async Task A_client_that_waits_for_100_continue_gets_it()
    {
        using var connection = await RawConnection.OpenAsync(Agent.Port);
        await connection.SendAsync("PUT /hash HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: 3\nConnection: close\n\n");

        (await connection.ReadUntilAsync("\r\n\r\n")).Should().StartWith("HTTP/1.1 100 ");
        await connection.SendAsync("abc");

        (await connection.ReadToEndAsync()).Should().StartWith("HTTP/1.1 200 OK")
            .And.Contain("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    [Fact]
    public async Task Tunnels_to_anywhere_are_refused()
    {
        using var connection = await RawConnection.OpenAsync(Agent.Port);
        await connection.SendAsync("CONNECT example.com:443 HTTP/1.1\nHost: example.com:443\n\n");

        (await connection.ReadUntilAsync("\r\n")).Should().StartWith("HTTP/1.1 405 ");
    }

    private async Task<Echo> EchoAsync(HttpMethod method, string target, Action<HttpRequestMessage>? shape = null)
    {
        var verbatim = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        using var request = new HttpRequestMessage(method, new Uri(Agent.Address + target[1..], verbatim));
        shape?.Invoke(request);
        using var response = await Agent.Proxy.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Echo>())!;
    }

    private sealed record Echo(string Method, string Target, Dictionary<string, string> Headers, string Body);
}
