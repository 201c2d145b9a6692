using System.Buffers;

namespace Pipeline.Delivery;

/// <summary>A kind of secret that is known by how it begins and what follows.</summary>
/// <param name="Kind">As shown: <c>an AWS access key</c>.</param>
/// <param name="Prefix">How it begins.</param>
/// <param name="Length">How many characters follow at least.</param>
/// <param name="Alphabet">Of which characters.</param>
internal sealed record TokenShape(string Kind, string Prefix, int Length, SearchValues<char> Alphabet)
{
    private const string Digits = "0123456789";
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Letters = Capitals + "abcdefghijklmnopqrstuvwxyz";

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create(Digits + "abcdef");
    private static readonly SearchValues<char> Upper = SearchValues.Create(Digits + Capitals);
    private static readonly SearchValues<char> Word = SearchValues.Create(Digits + Letters + "-_");

    /// <summary>Base64 in lines; in a string literal or in JSON the line breaks are written as <c>\n</c>.</summary>
    private static readonly SearchValues<char> Armor = SearchValues.Create(Digits + Letters + "+/=\r\n\\");

    /// <summary>The shapes as their issuers document them; they have prefixes so that scans like this one find them.</summary>
    public static IReadOnlyList<TokenShape> All { get; } =
    [
        .. Keys("", "RSA ", "EC ", "DSA ", "OPENSSH ", "ENCRYPTED "),
        new("an AWS access key", "AKIA", 16, Upper),
        new("an AWS access key", "ASIA", 16, Upper),
        new("a GitHub token", "ghp_", 36, Word),
        new("a GitHub token", "gho_", 36, Word),
        new("a GitHub token", "ghs_", 36, Word),
        new("a GitHub token", "ghu_", 36, Word),
        new("a GitHub token", "ghr_", 36, Word),
        new("a GitHub token", "github_pat_", 60, Word),
        new("a GitLab token", "glpat-", 20, Word),
        new("a Slack token", "xoxb-", 20, Word),
        new("a Slack token", "xoxp-", 20, Word),
        new("a Slack token", "xapp-", 20, Word),
        new("a Slack webhook", "hooks.slack.com/services/T", 8, Upper),
        new("an npm token", "npm_", 36, Word),
        new("a PyPI token", "pypi-", 50, Word),
        new("a Stripe key", "sk_live_", 24, Word),
        new("a Google API key", "AIza", 35, Word),
        new("a DigitalOcean token", "dop_v1_", 64, Hexadecimal),
    ];

    /// <summary>Finds where any shape may begin, in one pass.</summary>
    public static SearchValues<string> Prefixes { get; } =
        SearchValues.Create([.. All.Select(shape => shape.Prefix)], StringComparison.Ordinal);

    /// <summary>Whether a secret of this shape begins at a position. A prefix in the middle of a word begins nothing.</summary>
    public bool IsAt(ReadOnlySpan<char> text, int position)
    {
        if (!text[position..].StartsWith(Prefix, StringComparison.Ordinal)) return false;
        if (position > 0 && char.IsAsciiLetterOrDigit(Prefix[0]) && char.IsAsciiLetterOrDigit(text[position - 1])) return false;

        var rest = text[(position + Prefix.Length)..];
        return rest.Length >= Length && !rest[..Length].ContainsAnyExcept(Alphabet);
    }

    private static IEnumerable<TokenShape> Keys(params IEnumerable<string> algorithms) =>
        algorithms.Select(algorithm => new TokenShape("a private key", $"-----BEGIN {algorithm}PRIVATE KEY-----", 40, Armor));
}
