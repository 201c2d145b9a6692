using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>What an image says of itself, in the <see href="https://github.com/opencontainers/image-spec/blob/main/annotations.md">names of OCI</see>.</summary>
internal static class ImageLabels
{
    public const string Revision = "org.opencontainers.image.revision";

    /// <param name="version">Of the release.</param>
    /// <param name="commit">40 hexadecimal digits.</param>
    /// <param name="source">The address of the repository, where it is known.</param>
    public static IReadOnlyList<(string Name, string Value)> Of(string version, string commit, string? source) =>
    [
        ("org.opencontainers.image.version", version),
        (Revision, commit),
        .. source is null ? [] : new[] { ("org.opencontainers.image.source", source) },
    ];

    /// <summary>The address of the repository; <see langword="null"/> when it has no <c>origin</c>.</summary>
    public static Query<string?> Source(string root) => new("the repository's origin", async cancellation =>
    {
        var origin = await CommandQuery.RunAsync(new Command("git", "remote", "get-url", "origin") { WorkingDirectory = root }, cancellation);
        return origin.ExitCode == 0 ? AddressOf(origin.Output) : null;
    });

    /// <summary>
    /// A remote as an address that a browser opens: without user and password, <c>https://github.com/acme/shop</c> for
    /// <c>git@github.com:acme/shop.git</c>. A path on this machine says nothing to others.
    /// </summary>
    internal static string? AddressOf(string remote)
    {
        var text = remote.Trim();
        if (!text.Contains("://", StringComparison.Ordinal) && text.Split(':') is [{ Length: > 1 } host, var path] && !host.Contains('/', StringComparison.Ordinal))
            text = $"ssh://{host}/{path}";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0 || url.Scheme is not ("https" or "http" or "ssh" or "git")) return null;

        var port = url.IsDefaultPort || url.Scheme is "ssh" or "git" ? "" : $":{url.Port}";
        var address = $"{(url.Scheme == "http" ? "http" : "https")}://{url.Host}{port}{url.AbsolutePath}";
        return address.EndsWith(".git", StringComparison.Ordinal) ? address[..^4] : address;
    }
}
