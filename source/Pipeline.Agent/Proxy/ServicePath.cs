using System.Globalization;

namespace Pipeline.Agent;

/// <summary>From the path of a request to the service that gets it, and to the path that the service sees.</summary>
internal static class ServicePath
{
    // What the client wrote stays as it is: "%2F" and "%2f" or "/a//b" may mean different things to a service.
    private static readonly UriCreationOptions Verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>"/api" matches "/api" and "/api/users", not "/apis".</summary>
    public static bool Matches(string route, string path) =>
        route is "/"
        || (path.StartsWith(route, StringComparison.Ordinal) && (path.Length == route.Length || path[route.Length] == '/'));

    /// <summary>The path and query for the service.</summary>
    /// <param name="rawTarget">The target as the client wrote it, which is passed on where that is possible.</param>
    /// <param name="path">The decoded path that the service was chosen by.</param>
    public static string Forwarded(string route, bool stripRoute, string rawTarget, PathString path, QueryString query)
    {
        var prefix = stripRoute && route is not "/" ? route.Length : 0;
        var rawPath = rawTarget.Split('?', 2)[0];
        // A target with a host, or a route written with escapes or dots, matches only in its decoded form.
        var seen = rawPath.StartsWith('/') && Matches(route, rawPath)
            ? rawPath[prefix..]
            : new PathString(path.Value?[prefix..]).ToUriComponent();
        return (seen.Length == 0 ? "/" : seen) + query.Value;
    }

    public static Uri Address(Service service, string pathAndQuery) =>
        new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{service.Port}{pathAndQuery}"), Verbatim);
}
