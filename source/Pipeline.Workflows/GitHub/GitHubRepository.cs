namespace Pipeline.Workflows;

/// <summary>A repository on GitHub, or on a GitHub Enterprise server.</summary>
/// <param name="Owner">The user or organization.</param>
/// <param name="Name">Without <c>.git</c>.</param>
internal sealed record GitHubRepository(string Owner, string Name)
{
    /// <summary>Reads <c>owner/name</c>, as <c>GITHUB_REPOSITORY</c> has it; <see langword="null"/> when it is something else.</summary>
    public static GitHubRepository? Parse(string text) =>
        text.Split('/') is [{ Length: > 0 } owner, { Length: > 0 } name] ? new GitHubRepository(owner, name) : null;

    /// <summary>
    /// Reads the address of a git remote: <c>https://host/owner/name.git</c>, <c>ssh://git@host/owner/name</c>, <c>git@host:owner/name.git</c>;
    /// <see langword="null"/> when it is something else, such as a folder.
    /// </summary>
    public static GitHubRepository? OfRemote(string address)
    {
        var path = Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" or "ssh" or "git"
            ? url!.AbsolutePath
            : OfScp(address);
        path = path.Trim('/');
        return Parse(path.EndsWith(".git", StringComparison.Ordinal) ? path[..^".git".Length] : path);
    }

    public override string ToString() => $"{Owner}/{Name}";

    /// <summary>The short form of SSH has no scheme: everything after the first colon, unless that belongs to a path.</summary>
    private static string OfScp(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && !address.AsSpan(0, colon).Contains('/') ? address[(colon + 1)..] : "";
    }
}
