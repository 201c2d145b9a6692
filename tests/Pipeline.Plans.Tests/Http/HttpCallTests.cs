using System.Collections.Immutable;
using System.Net;

namespace Pipeline.Plans.Tests;

public sealed class HttpCallTests
{
    private readonly Run run = new();

    [Fact]
    public async Task A_request_goes_out_as_it_is_described()
    {
        using var server = TinyServer.OnTcp("200 OK\n\nfine");
        var version = Value.Promise<string>("version", "Push");
        run.Values.Keep(version, "1.4.0");
        var answer = Value.Promise<string>("answer", "call");
        var call = new HttpCall("PUT", $"{server.Url}/pools/p3")
        {
            Body = JsonBody.Object(("version", version), ("key", new Secret("key", "hunter\"22")), ("ports", JsonBody.List(5001, 5002)), ("drain", true), ("none", (string?)null)),
            Answer = answer,
        };

        await run.ApplyAsync(call);

        server.Requests[0].Should().StartWith("PUT /pools/p3 HTTP/1.1\r\n").And.Contain("Content-Type: application/json")
            .And.EndWith("""{"version":"1.4.0","key":"hunter\"22","ports":[5001,5002],"drain":true,"none":null}""");
        call.Describe(run.Values).Should().Be($$"""curl -X PUT {{server.Url}}/pools/p3 --json '{"version":"1.4.0","key":"***","ports":[5001,5002],"drain":true,"none":null}'""");
        run.Values.Get(answer).Should().Be("fine");
        run.Redactor.Redact("hunter\"22").Should().Be("***", "a secret that was sent may come back");
    }

    [Fact]
    public async Task It_goes_over_a_unix_socket()
    {
        using var folder = new TemporaryFolder();
        using var server = TinyServer.OnSocket(folder["s"], "204 No Content");
        var call = new HttpCall("DELETE", "http://agent/pools/p3") { Socket = folder["s"] };

        await run.ApplyAsync(call);

        server.Requests[0].Should().StartWith("DELETE /pools/p3 HTTP/1.1\r\nHost: agent\r\n");
        call.Describe(run.Values).Should().Be($"curl --unix-socket {folder["s"]} -X DELETE http://agent/pools/p3");
    }

    [Theory]
    [InlineData("500 Internal Server Error\n\nthe pool is gone\nstack trace", "answered 500: the pool is gone")]
    [InlineData("409 Conflict\nContent-Type: application/problem+json\n\n{\"title\":\"Conflict\",\"detail\":\"p3 is draining\"}", "answered 409: p3 is draining")]
    [InlineData("422 Unprocessable\n\n{\"detail\":[1]}", "answered 422: {\"detail\":[1]}")]
    [InlineData("400 Bad Request\n\n{broken", "answered 400: {broken")]
    [InlineData("503 Service Unavailable\n\n", "answered 503: it said nothing")]
    [InlineData("302 Found\nLocation: /login\n\n", "answered 302: it said nothing")]
    public async Task Another_answer_than_expected_is_a_failure_in_the_server_s_words(string answer, string expected)
    {
        using var server = TinyServer.OnTcp(answer);

        (await run.FailureOfAsync(new HttpCall("GET", $"{server.Url}/health"))).Message.Should().Be($"GET {server.Url}/health {expected}");
    }

    [Fact]
    public async Task A_refusal_can_begin_with_what_it_means()
    {
        using var server = TinyServer.OnTcp("503 Service Unavailable\n\nweb exited with code 3");

        (await run.FailureOfAsync(new HttpCall("GET", server.Url) { RefusedAs = "green is not healthy" })).Message
            .Should().Be("green is not healthy: web exited with code 3");
    }

    [Fact]
    public async Task Expected_codes_replace_2xx()
    {
        using var server = TinyServer.OnTcp("404 Not Found");
        var call = new HttpCall("DELETE", server.Url) { Expected = [HttpStatusCode.NoContent, HttpStatusCode.NotFound] };

        await run.ApplyAsync(call);

        (await run.FailureOfAsync(call with { Expected = [HttpStatusCode.OK] })).IsFinal.Should().BeFalse();
        (await run.FailureOfAsync(call with { Expected = [], Final = [HttpStatusCode.NotFound] })).IsFinal.Should().BeTrue();
    }

    [Fact]
    public async Task A_failure_carries_the_first_lines_of_a_long_answer()
    {
        using var server = TinyServer.OnTcp("500 Internal Server Error\n\n" + string.Join('\n', Enumerable.Range(1, 50)));

        (await run.FailureOfAsync(new HttpCall("GET", server.Url))).Details.Should().Equal(Enumerable.Range(1, 20).Select(line => $"{line}"));
    }

    [Fact]
    public async Task An_answer_may_have_to_contain_something()
    {
        using var server = TinyServer.OnTcp("200 OK\n\nversion 1.4.0");
        var call = new HttpCall("GET", server.Url) { Contains = "1.4.0" };

        await run.ApplyAsync(call);

        call.Describe(run.Values).Should().Be($"curl -X GET {server.Url} | grep -F 1.4.0");
        (await run.FailureOfAsync(call with { Contains = "1.5.0" })).Message.Should().Be($"GET {server.Url} answered without '1.5.0'.");
    }

    [Fact]
    public async Task An_answer_can_be_shown()
    {
        using var server = TinyServer.OnTcp("200 OK\n\none\r\ntwo\n");

        await run.ApplyAsync(new HttpCall("GET", server.Url) { ShowsAnswer = "The service's log:" });

        run.Output.All.Should().Equal("The service's log:", "  one", "  two");
    }

    [Fact]
    public async Task A_query_asks_and_changes_nothing()
    {
        using var server = TinyServer.OnTcp("200 OK\n\n42");
        using var broken = TinyServer.OnTcp("500 Internal Server Error\n\nno");

        (await HttpQuery.Get("the number", server.Url, int.Parse).AnswerAsync(CancellationToken.None)).Should().Be(Answer<int>.Known(42));
        (await HttpQuery.Get("the number", broken.Url, int.Parse).AnswerAsync(CancellationToken.None)).Reason.Should().Be($"GET {broken.Url} answered 500: no");
        server.Requests[0].Should().StartWith("GET / HTTP/1.1");
    }

    [Fact]
    public async Task A_request_that_only_reads_has_headers_and_its_answer_too()
    {
        using var server = TinyServer.OnTcp("404 Not Found\nLink: <a>\nlink: <b>\n\ngone");
        var request = new HttpRequest(server.Url) { Bearer = new Secret("TOKEN", "hunter22\n") };
        request = request with { Headers = request.Headers.Add("Accept", "text/plain") };

        var answer = await HttpQuery.SendAsync(request, CancellationToken.None);

        server.Requests[0].Should().Contain("Authorization: Bearer hunter22\r\n").And.Contain("Accept: text/plain\r\n");
        (answer.Value!.Status, answer.Value.Body, answer.Value.Headers["LINK"]).Should().Be((HttpStatusCode.NotFound, "gone", "<a>, <b>"));
    }

    [Fact]
    public async Task Headers_go_out_and_secret_ones_are_not_shown()
    {
        using var server = TinyServer.OnTcp("200 OK");
        var call = new HttpCall("POST", server.Url)
        {
            Bearer = new Secret("TOKEN", "xoxb-hunter22\n"),
            Headers = ImmutableSortedDictionary<string, string>.Empty.Add("Accept", "text/plain"),
            SecretHeaders = ImmutableSortedDictionary<string, Secret>.Empty.Add("X-Bypass", new Secret("bypass", "letmein1")),
        };

        await run.ApplyAsync(call);

        server.Requests[0].Should().Contain("Authorization: Bearer xoxb-hunter22\r\n").And.Contain("Accept: text/plain\r\n").And.Contain("X-Bypass: letmein1\r\n");
        call.Describe(run.Values).Should().Be($"curl -X POST {server.Url} -H 'Authorization: Bearer ***' -H 'Accept: text/plain' -H 'X-Bypass: ***'");
        run.Redactor.Redact("letmein1, xoxb-hunter22").Should().Be("***, ***");
    }

    [Fact]
    public async Task A_secret_that_no_header_can_hold_is_a_failure_that_does_not_show_it()
    {
        using var server = TinyServer.OnTcp("200 OK");
        var failure = await run.FailureOfAsync(new HttpCall("POST", server.Url) { Bearer = new Secret("TOKEN", "two\nlines") });

        failure.Message.Should().Be($"POST {server.Url} cannot be called: one of its headers has a value that HTTP does not allow.");
        failure.NextSteps.Should().Equal("Look whether TOKEN is one line of plain characters.");
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task An_address_can_be_a_secret()
    {
        using var server = TinyServer.OnTcp("404 Not Found\n\nno_service");
        var call = new HttpCall("POST", "https://hooks.example.org/…") { SecretUrl = new Secret("WEBHOOK", $"{server.Url}/services/T0/B0/hunter22") };

        var failure = await run.FailureOfAsync(call);

        server.Requests[0].Should().StartWith("POST /services/T0/B0/hunter22 ");
        failure.Message.Should().Be("POST https://hooks.example.org/… answered 404: no_service");
        call.Describe(run.Values).Should().NotContain("hunter22");
    }

    [Fact]
    public async Task A_refusal_can_stand_in_the_body_of_a_success()
    {
        using var server = TinyServer.OnTcp("200 OK\n\nno, invalid_auth");
        var call = new HttpCall("POST", server.Url) { FindRefusal = answer => answer.Body.StartsWith("no, ", StringComparison.Ordinal) ? answer.Body[4..] : null };

        var failure = await run.FailureOfAsync(call);

        (failure.Message, failure.IsFinal).Should().Be(($"POST {server.Url}: invalid_auth", true));
    }

    [Theory]
    [InlineData("429 Too Many Requests\nRetry-After: 30", 30)]
    [InlineData("429 Too Many Requests\nRetry-After: Fri, 31 Dec 1999 23:59:59 GMT", null)]
    [InlineData("503 Service Unavailable", null)]
    public async Task A_server_that_asks_to_wait_is_heard_and_never_final(string answer, int? seconds)
    {
        using var server = TinyServer.OnTcp(answer);

        var failure = await run.FailureOfAsync(new HttpCall("POST", server.Url) { Final = [HttpStatusCode.TooManyRequests] });

        failure.RetryAfter.Should().Be(seconds is { } known ? TimeSpan.FromSeconds(known) : null);
        failure.IsFinal.Should().Be(seconds is null && answer.StartsWith("429", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_there_is_a_failure()
    {
        var url = "";
        using (var server = TinyServer.OnTcp("200 OK")) url = server.Url;

        (await run.FailureOfAsync(new HttpCall("GET", url))).Message.Should().Be($"GET {url} was not answered: Connection refused");
        (await run.FailureOfAsync(new HttpCall("GET", "http://agent/") { Socket = "/no/such.sock" })).Message.Should().StartWith("GET http://agent/ was not answered: ");
    }

    [Fact]
    public async Task An_address_that_is_none_is_a_failure()
    {
        (await run.FailureOfAsync(new HttpCall("GET", "localhost:5000"))).Message.Should().Be("GET localhost:5000 cannot be called: it is not an absolute http or https address.");
    }

    [Fact]
    public async Task A_deadline_ends_a_call_that_is_not_answered()
    {
        using var server = TinyServer.OnTcp(answer: null);

        (await run.FailureOfAsync(new HttpCall("GET", server.Url) { Deadline = TimeSpan.FromMilliseconds(100) })).Message.Should().StartWith("It took longer than 100 ms");
    }

    [Fact]
    public async Task An_attempt_that_is_not_answered_in_time_leaves_time_for_the_next()
    {
        using var server = TinyServer.OnTcp(answer: null);
        var call = new HttpCall("GET", server.Url) { AnswerWithin = TimeSpan.FromMilliseconds(100), Retry = new Retry(2, TimeSpan.Zero), Deadline = TimeSpan.FromMinutes(2) };

        (await run.FailureOfAsync(call)).Message.Should().Be($"GET {server.Url} was not answered within 100 ms.");

        run.Output.All.Should().ContainSingle().Which.Should().Contain("(attempt 1 of 2;");
    }

    [Fact]
    public async Task A_call_is_a_probe()
    {
        using var folder = new TemporaryFolder();
        TinyServer? server = null;
        var waiting = run.ApplyPlanAsync(new WaitUntil(new HttpCall("GET", "http://agent/health") { Socket = folder["s"] }, TimeSpan.FromMinutes(2), TimeSpan.FromMilliseconds(5)));
        await Task.Delay(30);
        waiting.IsCompleted.Should().BeFalse();

        server = TinyServer.OnSocket(folder["s"], "200 OK");

        await waiting;
        server.Dispose();
    }
}
