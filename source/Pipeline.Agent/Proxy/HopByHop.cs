using System.Collections.Frozen;

namespace Pipeline.Agent;

/// <summary>
/// Headers that are about one connection, not about the message, and so are never passed on:
/// <see href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">RFC 9110, 7.6.1</see>. <c>Expect</c> is among them because the proxy
/// answers it itself, by reading the body.
/// </summary>
internal static class HopByHop
{
    private static readonly FrozenSet<string> Always = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding",
        "Upgrade", "HTTP2-Settings", "Expect");

    /// <param name="connection">The values of the message's Connection header, which names further ones.</param>
    public static bool Includes(string header, IEnumerable<string?> connection) =>
        Always.Contains(header)
        || connection.Any(value => value is not null && value
            .Split(',', StringSplitOptions.TrimEntries)
            .Contains(header, StringComparer.OrdinalIgnoreCase));
}
