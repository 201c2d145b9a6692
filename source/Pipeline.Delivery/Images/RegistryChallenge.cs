namespace Pipeline.Delivery;

/// <summary>
/// What a registry asks of who it does not know, from <c>WWW-Authenticate</c>: a password, or a token that another server gives
/// (<see href="https://distribution.github.io/distribution/spec/auth/token/">token authentication</see>).
/// </summary>
/// <param name="Scheme"><c>Basic</c> or <c>Bearer</c>.</param>
/// <param name="Parameters">By name: <c>realm</c>, <c>service</c>, <c>scope</c>.</param>
internal sealed record RegistryChallenge(string Scheme, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>Where the token is; <see langword="null"/> when a password is asked for.</summary>
    public string? TokenUrl => Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && Parameters.TryGetValue("realm", out var realm)
        ? $"{realm}?{string.Join('&', Parameters.Where(each => each.Key is "service" or "scope").OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}={Uri.EscapeDataString(each.Value)}"))}"
        : null;

    /// <summary>Reads <c>Bearer realm="https://auth.docker.io/token",service="registry.docker.io"</c>.</summary>
    public static RegistryChallenge Parse(string header)
    {
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0) return new RegistryChallenge(header, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));

        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var rest = header.AsSpan(space + 1);
        while (rest.IndexOf('=') is var equals and >= 0)
        {
            var name = rest[..equals].Trim(", ").ToString();
            rest = rest[(equals + 1)..];
            var isQuoted = rest.StartsWith("\"");
            if (isQuoted) rest = rest[1..];
            var end = rest.IndexOf(isQuoted ? '"' : ',');
            parameters[name] = (end < 0 ? rest : rest[..end]).ToString();
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return new RegistryChallenge(header[..space], parameters);
    }
}
