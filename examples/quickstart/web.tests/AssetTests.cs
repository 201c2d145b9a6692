using System.Net;
using System.Text.RegularExpressions;

namespace Quickstart.Web.Tests;

public sealed partial class AssetTests
{
    [Theory]
    [InlineData("/app.js", "text/javascript; charset=utf-8", "/api/")]
    [InlineData("/style.css", "text/css; charset=utf-8", "prefers-color-scheme: dark")]
    [InlineData("/icon.svg", "image/svg+xml", "<svg")]
    public async Task Assets_have_their_type_and_content(string path, string type, string content)
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.GetAsync(path);

        response.Content.Headers.ContentType!.ToString().Should().Be(type);
        response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        (await response.Content.ReadAsStringAsync()).Should().Contain(content);
    }

    [Fact]
    public async Task The_page_names_assets_by_content_and_they_are_kept_for_ever()
    {
        await using var web = await RunningWeb.StartAsync();
        var references = Reference().Matches(await web.ReadAsync("/")).Select(match => match.Groups["path"].Value).Distinct().ToList();

        references.Select(path => path.Split('?')[0]).Should().BeEquivalentTo("app.js", "style.css", "icon.svg");
        foreach (var path in references)
        {
            using var response = await web.GetAsync($"/{path}");
            response.Headers.CacheControl!.ToString().Should().Be("public, max-age=31536000, immutable");
        }
    }

    [Theory]
    [InlineData("/style.css")]
    [InlineData("/style.css?v=0000000000000000")]
    public async Task Another_releases_address_of_an_asset_is_not_remembered(string path)
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.GetAsync(path);

        response.Headers.CacheControl!.ToString().Should().Be("no-cache");
    }

    [Fact]
    public void A_fingerprint_follows_the_content()
    {
        var one = new Asset("a.css", "text/css", [1]);
        var other = new Asset("a.css", "text/css", [2]);

        one.Fingerprint.Should().HaveLength(16).And.Be(new Asset("b.css", "text/css", [1]).Fingerprint).And.NotBe(other.Fingerprint);
    }

    [Fact]
    public async Task Head_answers_the_length_without_the_content()
    {
        await using var web = await RunningWeb.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/app.js");

        using var response = await web.Client.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentLength.Should().BePositive();
    }

    [Theory]
    [InlineData("/index.html")]
    [InlineData("/missing.css")]
    [InlineData("/..%2fQuickstart.Web.dll")]
    [InlineData("/%2e%2e/Quickstart.Web.dll")]
    public async Task Nothing_else_can_be_asked_for(string path)
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.GetAsync(path);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [GeneratedRegex("(href|src)=\"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
