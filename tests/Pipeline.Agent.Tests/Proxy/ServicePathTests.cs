using Microsoft.AspNetCore.Http;

namespace Pipeline.Agent.Tests;

public sealed class ServicePathTests
{
    [Theory]
    [InlineData("/", "/", true)]
    [InlineData("/", "", true)]
    [InlineData("/", "/anything", true)]
    [InlineData("/api", "/api", true)]
    [InlineData("/api", "/api/", true)]
    [InlineData("/api", "/api/users", true)]
    [InlineData("/api", "/apis", false)]
    [InlineData("/api", "/API/users", false)]
    [InlineData("/api", "/", false)]
    [InlineData("/api/v1", "/api/v10", false)]
    public void A_route_matches_whole_segments(string route, string path, bool matches) =>
        ServicePath.Matches(route, path).Should().Be(matches);

    [Theory]
    [InlineData("/", false, "/a/b?x=1", "/a/b?x=1")]
    [InlineData("/", true, "/a/b", "/a/b")]
    [InlineData("/api", false, "/api/b", "/api/b")]
    [InlineData("/api", true, "/api/b?x=1", "/b?x=1")]
    [InlineData("/api", true, "/api", "/")]
    [InlineData("/api", true, "/api?x=1", "/?x=1")]
    [InlineData("/api", true, "/api/", "/")]
    public void A_route_is_stripped_on_request(string route, bool strip, string target, string expected) =>
        Forwarded(route, strip, target, new PathString(target.Split('?')[0])).Should().Be(expected);

    [Theory]
    [InlineData("/a%2Fb%2fc", "/a%2Fb%2fc")]
    [InlineData("/a//b/%20x", "/a//b/ x")]
    [InlineData("/%F0%9F%98%80", "/😀")]
    public void What_the_client_wrote_stays_as_it_is(string target, string decoded) =>
        Forwarded("/", strip: false, target, new PathString(decoded)).Should().Be(target);

    [Theory]
    [InlineData("/%61pi/b", "/api/b", "/b")]
    [InlineData("/x/../api/b c", "/api/b c", "/b%20c")]
    [InlineData("http://host/api/b", "/api/b", "/b")]
    public void A_route_that_only_matches_decoded_is_stripped_from_the_decoded_path(string target, string decoded, string expected) =>
        Forwarded("/api", strip: true, target, new PathString(decoded)).Should().Be(expected);

    private static string Forwarded(string route, bool strip, string target, PathString path)
    {
        var query = target.Contains('?', StringComparison.Ordinal) ? new QueryString("?" + target.Split('?')[1]) : QueryString.Empty;
        return ServicePath.Forwarded(route, strip, target, path, query);
    }
}
