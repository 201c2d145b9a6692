using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Delivery;

/// <summary>Files that belong together, with a file that tells whether one of them changed.</summary>
internal static class HostFiles
{
    private const string DigestName = "digest";

    public static IReadOnlyList<HostFile> WithDigest(params HostFile[] files) => [.. files, DigestFile(DigestOf(files))];

    /// <summary>Private, because it covers secrets.</summary>
    public static HostFile DigestFile(string digest) => new(DigestName, digest) { IsPrivate = true };

    /// <summary>As <c>sha256sum --check</c> reads it: the machine can tell whether its files are still those that were put there.</summary>
    public static HostFile SumsOf(IEnumerable<HostFile> files) =>
        new("sums", string.Concat(files.Select(file => $"{Hash(file.Text)}  {file.Name}\n"))) { IsPrivate = true };

    public static string Digest(IReadOnlyList<HostFile> files) => files.Single(file => file.Name == DigestName).Text;

    public static string DigestOf(IEnumerable<HostFile> files) => Hash(string.Concat(files.Select(file => $"{file.Name}\n{file.Text}\n")));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
