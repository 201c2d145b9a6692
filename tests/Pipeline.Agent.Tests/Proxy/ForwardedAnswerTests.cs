using System.Net;

namespace Pipeline.Agent.Tests;

/// <summary>What a client sees of an answer.</summary>
public sealed class ForwardedAnswerTests(ProxiedServices services) : IClassFixture<ProxiedServices>
{
    private RunningAgent Agent => services.Agent;

    [Fact]
    public async Task Redirects_and_cookies_are_the_clients()
    {
        using var redirect = await Agent.Proxy.GetAsync("/redirect");
        redirect.StatusCode.Should().Be(HttpStatusCode.Redirect);
        redirect.Headers.Location.Should().Be("/version");

        using var cookies = await Agent.Proxy.GetAsync("/cookies");
        cookies.Headers.GetValues("Set-Cookie").Should().Equal("a=1; Path=/", "b=2; Path=/");
        (await Agent.Proxy.GetStringAsync("/cookies")).Should().BeEmpty("the proxy keeps no cookies");
    }

    [Theory]
    [InlineData("GET", "/status/204")]
    [InlineData("GET", "/status/205")]
    [InlineData("GET", "/status/304")]
    [InlineData("HEAD", "/status/200")]
    [InlineData("GET", "/empty-with-length")]
    public async Task Answers_without_a_body_end_at_once_and_leave_the_connection_usable(string method, string path)
    {
        using var connection = await RawConnection.OpenAsync(Agent.Port);

        await connection.SendAsync($"{method} {path} HTTP/1.1\nHost: x\n\n");
        var first = await connection.ReadUntilAsync("\r\n\r\n");
        await connection.SendAsync("GET /version HTTP/1.1\nHost: x\nConnection: close\n\n");
        var second = await connection.ReadToEndAsync();

        first.Should().NotContain("Transfer-Encoding");
        second.Should().StartWith("HTTP/1.1 200 OK").And.Contain("\r\nweb\r\n");
    }

    [Fact]
    public async Task The_answer_to_HEAD_tells_the_length()
    {
        using var get = await Agent.Proxy.GetAsync("/sized/1234");
        using var request = new HttpRequestMessage(HttpMethod.Head, "/sized/1234");
        using var head = await Agent.Proxy.SendAsync(request);

        get.Content.Headers.ContentLength.Should().Be(1234);
        head.Content.Headers.ContentLength.Should().Be(1234);
        (await head.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Compressed_answers_stay_compressed()
    {
        using var response = await Agent.Proxy.GetAsync("/gzip");

        response.Content.Headers.ContentEncoding.Should().Equal("gzip");
        (await response.Content.ReadAsByteArrayAsync()).Should().StartWith(new byte[] { 0x1f, 0x8b });
    }

    [Fact]
    public async Task Errors_of_a_service_pass_and_count_as_failures()
    {
        var before = await Agent.PoolAsync("blue");

        (await Agent.Proxy.GetAsync("/status/404").StatusOfAsync()).Should().Be(404);
        (await Agent.Proxy.GetAsync("/status/500").StatusOfAsync()).Should().Be(500);
        (await Agent.Proxy.GetAsync("/status/503").StatusOfAsync()).Should().Be(503);

        var after = await Agent.PoolAsync("blue");
        (after.Requests - before.Requests).Should().Be(3);
        (after.Failures - before.Failures).Should().Be(2);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_named()
    {
        var before = await Agent.PoolAsync("blue");

        using var response = await Agent.Proxy.GetAsync("/dead/or/alive");

        response.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
        (await response.Content.ReadAsStringAsync()).Should().Be(
            "The service dead of release blue (pool blue) gave no answer: connection refused. "
            + $"Its log: {Path.Combine(Agent.Home.Directory, "logs/blue/dead.log")}\n");
        ((await Agent.PoolAsync("blue")).Failures - before.Failures).Should().Be(1);
    }

    [Fact]
    public async Task A_service_that_has_exited_is_named()
    {
        await using var agent = await RunningAgent.StartAsync();
        using var put = await agent.PutPoolAsync("blue", TestServices.Program("gone", "sh", "-c", "exit 3") with { Route = "/" });
        await agent.RouteAsync(("blue", 1));
        await Eventually.BecomesAsync(async () => (await agent.PoolAsync("blue")).Services[0].ExitCode == 3, () => "it did not exit");

        using var response = await agent.Proxy.GetAsync("/");

        (await response.Content.ReadAsStringAsync()).Should()
            .StartWith("The service gone of release blue (pool blue) gave no answer: exited with code 3. ");
    }

    [Fact]
    public async Task Half_an_answer_is_not_passed_off_as_a_whole_one()
    {
        var before = await Agent.PoolAsync("blue");
        var get = () => Agent.Proxy.GetStringAsync("/broken");

        await get.Should().ThrowAsync<HttpRequestException>();

        await Eventually.BecomesAsync(
            async () => (await Agent.PoolAsync("blue")).Failures - before.Failures == 1, () => "the failure was not counted");
    }
}
