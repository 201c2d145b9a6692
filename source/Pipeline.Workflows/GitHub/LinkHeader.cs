using Pipeline.Plans;

namespace Pipeline.Workflows;

/// <summary>
/// Where the next page of a list is (https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api):
/// <c>&lt;https://api.github.com/…&amp;page=2&gt;; rel="next", &lt;…&gt;; rel="last"</c>.
/// </summary>
internal static class LinkHeader
{
    /// <summary>The address of the next page; <see langword="null"/> for the last one.</summary>
    /// <param name="answer">The page that was read.</param>
    /// <param name="url">Where it was read.</param>
    /// <exception cref="FailureException">It is on another server, which must not get the token.</exception>
    public static string? Next(HttpAnswer answer, string url)
    {
        var links = answer.Headers.GetValueOrDefault("Link", "").Split(',', StringSplitOptions.TrimEntries);
        var next = Array.Find(links, link => link.Contains("rel=\"next\"", StringComparison.Ordinal));
        if (next is null || next.IndexOf('>', StringComparison.Ordinal) is not (> 1 and var end) || next[0] != '<') return null;

        var address = new Uri(new Uri(url), next[1..end]);
        return address.GetLeftPart(UriPartial.Authority) == new Uri(url).GetLeftPart(UriPartial.Authority)
            ? address.AbsoluteUri
            : throw new FailureException($"GET {url} goes on at {address.Host}, which is another server; the token was not sent there.") { IsFinal = true };
    }
}
