using System.Net;

namespace Quickstart.Web.Tests;

public sealed class PageTests
{
    [Fact]
    public async Task The_page_shows_its_release()
    {
        await using var web = await RunningWeb.StartAsync("1.2.3-rc.1+abc");

        var page = await web.ReadAsync("/");

        page.Should().Contain("""<meta name="release" content="1.2.3-rc.1+abc">""");
        page.Should().Contain("""<p>Release <strong>1.2.3-rc.1+abc</strong> · commit <span class="commit">abc1234</span></p>""");
        page.Should().NotContain("{{");
    }

    [Fact]
    public async Task The_release_is_text_whatever_it_holds()
    {
        await using var web = await RunningWeb.StartAsync("\"><script>");

        (await web.ReadAsync("/")).Should().Contain("content=\"&quot;&gt;&lt;script&gt;\"");
    }

    [Fact]
    public async Task The_page_is_html_that_is_asked_for_again_every_time()
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.GetAsync("/");

        response.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
        response.Headers.CacheControl!.NoCache.Should().BeTrue();
        response.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none'; script-src 'self';");
        response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
    }

    [Fact]
    public async Task A_page_that_the_browser_has_is_not_sent_again()
    {
        await using var web = await RunningWeb.StartAsync();
        using var first = await web.GetAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await web.Client.SendAsync(request);

        second.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_page_of_another_release_is_sent()
    {
        await using var blue = await RunningWeb.StartAsync("1.0.0");
        await using var green = await RunningWeb.StartAsync("1.0.1");
        using var old = await blue.GetAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.IfNoneMatch.Add(old.Headers.ETag!);

        using var answer = await green.Client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("1.0.1");
    }
}
